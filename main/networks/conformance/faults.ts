import type { FailureCode } from '#domain/failure.ts';
import type { FetchInit, NetworkAccess } from '#main/ports.ts';
import { isReading } from './is-reading.ts';
import { startLoopback, type LoopbackAnswer } from './loopback-server.ts';

/** The server gets every write and does what it says; its answer never comes back. */
export function withLostAnswers(network: NetworkAccess): NetworkAccess {
  return {
    ...network,
    async fetch(url, init) {
      const answer = await network.fetch(url, init);
      if (isReading(url, init)) return answer;
      await answer.arrayBuffer();
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    },
  };
}

/** Every request goes to `origin` instead: to a server that answers as the fault wants it. */
export function withDetour(network: NetworkAccess, origin: string): NetworkAccess {
  return {
    ...network,
    async fetch(url, init) {
      const { pathname, search } = new URL(url);
      const { addresses: _checked, ...rest }: FetchInit = init;
      return await network.fetch(origin + pathname + search, rest);
    },
  };
}

/** Something that stands between us and the server, and what it must look like from here. */
export type Fault = {
  readonly name: string;
  /** What reading says. */
  readonly code: FailureCode;
  /** May a write that met it be repeated? Only when nothing can have been written. */
  readonly isSafe: boolean;
  /** Silence is noticed by the clock alone: how much faster it may run. */
  readonly faster?: number;
  /** The way out with the fault in it; `scope` "writes" lets reading pass. */
  stand(network: NetworkAccess, scope: 'all' | 'writes'): Promise<Standing>;
};
export type Standing = { readonly access: NetworkAccess; close(): Promise<void> };

export const HTML: LoopbackAnswer = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title>',
};

type Expected = Pick<Fault, 'code' | 'isSafe'>;

function answering(name: string, answer: LoopbackAnswer, { code, isSafe }: Expected): Fault {
  return {
    name,
    code,
    isSafe,
    ...(answer.kind === 'silence' ? { faster: 100 } : {}),
    async stand(network, scope) {
      const server = await startLoopback(() => answer);
      const detour = withDetour(network, server.origin);
      return {
        access: {
          ...network,
          fetch: async (url, init) =>
            await (scope === 'writes' && isReading(url, init) ? network : detour).fetch(url, init),
        },
        close: async () => await server.close(),
      };
    },
  };
}

/** What happens to networks that are spoken to over HTTP. */
export const HTTP_FAULTS: readonly Fault[] = [
  answering('a connection that dies', { kind: 'reset' }, { code: 'unreachable', isSafe: false }),
  answering('half an answer', { kind: 'cut' }, { code: 'unreachable', isSafe: false }),
  answering('HTML', HTML, { code: 'not-an-api', isSafe: false }),
  answering('other JSON', { kind: 'json', value: 'hello' }, { code: 'bad-answer', isSafe: false }),
  answering('endless bytes', { kind: 'flood' }, { code: 'too-large', isSafe: false }),
  answering('silence', { kind: 'silence' }, { code: 'timeout', isSafe: false }),
  answering('500', { status: 500 }, { code: 'server-error', isSafe: false }),
  answering('503', { status: 503 }, { code: 'server-error', isSafe: false }),
  answering(
    '429',
    { status: 429, headers: { 'retry-after': '60' } },
    { code: 'rate-limited', isSafe: true },
  ),
];
