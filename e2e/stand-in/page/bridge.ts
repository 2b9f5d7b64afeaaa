import type { Wire, Hooks } from './wire.ts';

/**
 * One end of the bridge between a page and its preload script: two worlds of one document that share
 * only the DOM. They talk by synchronous events whose name nobody else knows; functions and promises
 * get a name and are called by it. Injected as source: self-contained, see wire.ts.
 */
export type End = {
  readonly wire: Wire;
  /** Sends; what the other end answers before this returns, or undefined. */
  post(kind: string, payload: string): string | undefined;
  listen(kind: string, answer: (payload: string) => string | undefined): void;
};
type EndSettings = {
  readonly channel: string;
  readonly side: 'page' | 'preload';
  readonly createWire: (hooks: Hooks) => Wire;
};

export function createEnd({ channel, side, createWire }: EndSettings): End {
  const other = side === 'page' ? 'preload' : 'page';
  const things = new Map<string, object>();
  const names = new WeakMap<object, string>();
  const foreign = new Map<string, unknown>();
  let count = 0;
  let answered: string | undefined;

  const listen: End['listen'] = (kind, answer) =>
    document.addEventListener(`${channel}:${side}:${kind}`, (event) => {
      if (!(event instanceof CustomEvent)) return;
      const back = answer(String(event.detail));
      if (back !== undefined) post('answer', back);
    });
  const post: End['post'] = (kind, payload) => {
    answered = undefined;
    const detail = payload;
    document.dispatchEvent(new CustomEvent(`${channel}:${other}:${kind}`, { detail }));
    const back = answered;
    answered = undefined;
    return back;
  };
  listen('answer', (payload) => void (answered = payload));

  const settle = (name: string, outcome: { ok: boolean; value: unknown }): void =>
    void post('settle', wire.encode([name, outcome.ok, outcome.value]));
  const nameOf = (value: object): string | null => {
    const isPromise = value instanceof Promise;
    if (!isPromise && typeof value !== 'function') return null;
    const known = names.get(value);
    if (known !== undefined) return known;
    count += 1;
    const name = `${side}:${isPromise ? 'promise' : 'function'}:${count}`;
    names.set(value, name);
    things.set(name, value);
    if (isPromise)
      value.then(
        (result: unknown) => settle(name, { ok: true, value: result }),
        (reason: unknown) =>
          settle(name, {
            ok: false,
            value: reason instanceof Error ? reason.message : String(reason),
          }),
      );
    return name;
  };
  const waiting = new Map<string, { resolve(value: unknown): void; reject(why: Error): void }>();
  const callOther = (name: string, args: unknown[]): unknown => {
    const back = post('call', wire.encode([name, args]));
    if (back === undefined) throw new Error('contextBridge: the other world is gone');
    const answer = wire.decode(back);
    const [isGood, value] = Array.isArray(answer) ? answer : [false, 'no answer'];
    if (isGood !== true) throw new Error(String(value));
    return value;
  };
  const byName = (name: string): unknown => {
    if (name.startsWith(side)) return things.get(name);
    const known = foreign.get(name);
    if (known !== undefined) return known;
    const made = name.includes(':promise:')
      ? new Promise((resolve, reject) => waiting.set(name, { resolve, reject }))
      : (...args: unknown[]) => callOther(name, args);
    foreign.set(name, made);
    return made;
  };
  const wire = createWire({ nameOf, byName });

  listen('call', (payload) => {
    try {
      const decoded = wire.decode(payload);
      const [name, args] = Array.isArray(decoded) ? decoded : [];
      const target = things.get(String(name));
      if (typeof target !== 'function') throw new Error('no such function');
      const value: unknown = Reflect.apply(target, undefined, Array.isArray(args) ? args : []);
      return wire.encode([true, value]);
    } catch (error) {
      return wire.encode([false, error instanceof Error ? error.message : String(error)]);
    }
  });
  listen('settle', (payload) => {
    const decoded = wire.decode(payload);
    const [name, isGood, value] = Array.isArray(decoded) ? decoded : [];
    const waiter = waiting.get(String(name));
    waiting.delete(String(name));
    foreign.delete(String(name));
    if (isGood === true) waiter?.resolve(value);
    else waiter?.reject(new Error(String(value)));
    return undefined;
  });
  return { wire, post, listen };
}
