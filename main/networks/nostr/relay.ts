import { z } from 'zod';
import type { FailureCode } from '#domain/failure.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { openCheckedSocket, type SocketPorts } from '#main/networks/socket-door.ts';
import type { Clock } from '#main/ports.ts';
import { readEvent, type Filter, type NostrEvent } from './events.ts';

/** One relay; connected when it is needed and let go when it is not. */
export type Relay = {
  readonly url: string;
  /** What is stored there now. */
  query(filter: Filter, signal: AbortSignal): Promise<readonly NostrEvent[]>;
  /** Resolves when the relay said that it has it, also when it had it before. */
  publish(event: NostrEvent, signal: AbortSignal): Promise<void>;
  /** Calls back for everything that comes in from now on; ends with the connection. */
  listen(filter: Filter, listener: RelayListener): { close(): void };
  close(): void;
};
export type RelayListener = { onEvent(event: NostrEvent): void; onEnd(): void };
export type RelayPorts = SocketPorts & { readonly clock: Clock };
export type RelaySettings = {
  readonly url: string;
  /** The person named it: it may lie in their own network. */
  readonly isTrustedHost: boolean;
  /** Answers a question of the relay who we are (NIP-42); absent: we do not say. */
  authenticate?(challenge: string): Promise<NostrEvent>;
};

const DEADLINE_MS = 15_000;
const IDLE_MS = 30_000;
const MOST_EVENTS = 5000;

const incoming = z.tuple([z.string()]).rest(z.unknown());
/** The prefixes of NIP-01; "error:" leaves open whether something was written. */
const REASONS: Readonly<Record<string, FailureCode>> = {
  'rate-limited': 'rate-limited',
  error: 'server-error',
  'auth-required': 'forbidden',
  restricted: 'forbidden',
  blocked: 'forbidden',
  pow: 'forbidden',
  invalid: 'rejected',
  unsupported: 'server-unsupported',
};

type Pending = {
  onMessage(name: string, parts: readonly unknown[]): void;
  onEnd(error: ConnectorError): void;
};
type Line = { send(message: unknown): void; close(): void };

export function createRelay(settings: RelaySettings, ports: RelayPorts): Relay {
  const { host } = new URL(settings.url);
  const pending = new Map<string, Pending>();
  let line: Promise<Line> | null = null;
  let count = 0;
  let stopIdle: (() => void) | null = null;

  const refusal = (reason: unknown, isSafe: boolean): ConnectorError => {
    const text = typeof reason === 'string' ? reason : '';
    const code = REASONS[text.split(':')[0] ?? ''] ?? 'rejected';
    const detail = text.slice(0, 300);
    const isClear = isSafe && code !== 'server-error';
    return new ConnectorError({ code, host, ...(detail === '' ? {} : { detail }) }, isClear);
  };
  const fail = (code: FailureCode, isSafe = false): ConnectorError =>
    new ConnectorError({ code, host }, isSafe);
  const endAll = (error: ConnectorError): void => {
    line = null;
    const ended = Array.from(pending.values());
    pending.clear();
    for (const one of ended) one.onEnd(error);
  };
  const challenge = async (text: unknown): Promise<void> => {
    if (typeof text !== 'string' || settings.authenticate === undefined) return;
    const event = await settings.authenticate(text);
    (await line)?.send(['AUTH', event]);
  };
  const receive = (text: string): void => {
    let message: z.infer<typeof incoming>;
    try {
      message = incoming.parse(JSON.parse(text));
    } catch {
      return endAll(fail('bad-answer'));
    }
    const [name, id, ...rest] = message;
    if (name === 'AUTH') challenge(id).catch(() => {});
    else if (typeof id === 'string') pending.get(id)?.onMessage(name, rest);
  };
  const connect = async (): Promise<Line> => {
    const { promise, resolve, reject } = Promise.withResolvers<Line>();
    const isTrusted = settings.isTrustedHost;
    const socket = await openCheckedSocket(settings.url, isTrusted, {
      ports,
      listener: {
        headers: { 'user-agent': 'Parley' },
        onOpen: () =>
          resolve({
            send: (message) => socket.send(JSON.stringify(message)),
            close: () => socket.close(),
          }),
        onMessage: receive,
        onClose() {
          // Never opened: then nothing was asked.
          reject(fail('unreachable', true));
          endAll(fail('unreachable'));
        },
      },
    });
    return await promise;
  };
  const opened = async (): Promise<Line> => {
    line ??= connect().catch((error: unknown) => {
      line = null;
      throw error;
    });
    return await line;
  };
  const rest = (): void => {
    stopIdle?.();
    if (pending.size > 0) return;
    stopIdle = ports.clock.after(IDLE_MS, () => {
      if (pending.size === 0) line?.then((open) => open.close()).catch(() => {});
    });
  };

  type Ask<Value> = {
    readonly id: string;
    readonly message: unknown;
    readonly signal: AbortSignal;
    readonly onMessage: (
      name: string,
      parts: readonly unknown[],
      settle: { readonly resolve: (value: Value) => void; readonly reject: (error: Error) => void },
    ) => void;
  };
  /** One question with a deadline over everything, connecting included. */
  const ask = async <Value>({ id, message, signal, onMessage }: Ask<Value>): Promise<Value> => {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    let hasLeft = false;
    const cancel = (): void => reject(fail('canceled', !hasLeft));
    if (signal.aborted) throw fail('canceled', true);
    signal.addEventListener('abort', cancel, { once: true });
    const stop = ports.clock.after(DEADLINE_MS, () => reject(fail('timeout', !hasLeft)));
    stopIdle?.();
    try {
      const open = await Promise.race([opened(), promise.then(() => null)]);
      if (open !== null) {
        pending.set(id, {
          onMessage: (name, parts) => onMessage(name, parts, { resolve, reject }),
          onEnd: reject,
        });
        hasLeft = true;
        open.send(message);
      }
      return await promise;
    } finally {
      stop();
      pending.delete(id);
      signal.removeEventListener('abort', cancel);
      rest();
    }
  };
  const closeSubscription = (id: string): void => {
    line?.then((open) => open.send(['CLOSE', id])).catch(() => {});
  };

  return {
    url: settings.url,
    async query(filter, signal) {
      const id = `q${(count += 1)}`;
      const found = new Map<string, NostrEvent>();
      let received = 0;
      return await ask<readonly NostrEvent[]>({
        id,
        message: ['REQ', id, filter],
        signal,
        onMessage(name, [part], { resolve, reject }) {
          if (name === 'EVENT') {
            received += 1;
            const event = readEvent(part);
            if (event !== null) found.set(event.id, event);
            if (received > MOST_EVENTS) reject(fail('too-large'));
          } else if (name === 'EOSE') resolve([...found.values()]);
          else if (name === 'CLOSED') reject(refusal(part, true));
        },
      }).finally(() => closeSubscription(id));
    },
    async publish(event, signal) {
      const message = ['EVENT', event];
      await ask<null>({
        id: event.id,
        message,
        signal,
        onMessage(name, [isTaken, reason], { resolve, reject }) {
          if (name !== 'OK') return;
          if (isTaken === true) resolve(null);
          else reject(refusal(reason, true));
        },
      });
    },
    listen(filter, listener) {
      const id = `l${(count += 1)}`;
      let isStored = true;
      const start = async (): Promise<void> => {
        const open = await opened();
        pending.set(id, {
          onMessage(name, [part]) {
            const event = name === 'EVENT' && !isStored ? readEvent(part) : null;
            if (name === 'EOSE') isStored = false;
            if (event !== null) listener.onEvent(event);
            if (name === 'CLOSED') listener.onEnd();
          },
          onEnd: () => listener.onEnd(),
        });
        open.send(['REQ', id, filter]);
      };
      start().catch(() => listener.onEnd());
      return {
        close() {
          pending.delete(id);
          closeSubscription(id);
        },
      };
    },
    close() {
      stopIdle?.();
      line?.then((open) => open.close()).catch(() => {});
    },
  };
}
