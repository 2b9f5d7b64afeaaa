import type { FetchInit, NetworkAccess } from '#main/ports.ts';

/** The server gets every write and does what it says; its answer never comes back. */
export function withLostAnswers(network: NetworkAccess): NetworkAccess {
  return {
    ...network,
    async fetch(url, init) {
      const answer = await network.fetch(url, init);
      if (init.method === 'GET') return answer;
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
