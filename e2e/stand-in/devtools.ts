import type { Readable, Writable } from 'node:stream';
import type { Commands, Events } from './protocol-types.ts';

/** Chromium is trusted to answer as its protocol says, so what it sends is taken as it comes. */
type Trusted = ReturnType<typeof JSON.parse>;
type Waiting = {
  readonly resolve: (result: Trusted) => void;
  readonly reject: (error: Error) => void;
};

export type Session = {
  send<Name extends keyof Commands>(
    name: Name,
    params: Commands[Name]['params'],
  ): Promise<Commands[Name]['result']>;
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
};
export type DevTools = { readonly browser: Session; session(id: string): Session };

/** Speaks Chromium's DevTools protocol over the pipe of `--remote-debugging-pipe`. */
export function connect(input: Writable, output: Readable): DevTools {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((event: Trusted) => void)[]>();
  let count = 0;

  const receive = (text: string): void => {
    const message: Trusted = JSON.parse(text);
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ''}|${message.method}`;
      for (const listener of listeners.get(key) ?? []) listener(message.params);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) waiter?.resolve(message.result);
    else waiter?.reject(new Error(message.error.message));
  };
  readMessages(output, receive);
  // Chromium went away: nothing will be answered any more.
  input.on('error', () => {});
  output.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium has closed'));
    waiting.clear();
  });

  const session = (id: string): Session => ({
    send: async (method, params) =>
      await new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        const where = id === '' ? {} : { sessionId: id };
        input.write(`${JSON.stringify({ id: count, method, params, ...where })}\0`);
      }),
    on(name, listener) {
      const key = `${id}|${name}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });
  return { browser: session(''), session };
}

/** Messages end with a zero byte and may come in pieces. */
function readMessages(output: Readable, receive: (text: string) => void): void {
  let pieces: Buffer[] = [];
  output.on('data', (data: Buffer) => {
    let rest = data;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...pieces, rest.subarray(0, end)]).toString('utf8');
      pieces = [];
      rest = rest.subarray(end + 1);
      receive(text);
    }
    if (rest.length > 0) pieces.push(rest);
  });
}
