import { ConnectorError } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import { isTrouble, parse, type Caller } from './calls.ts';
import { account } from './schemas.ts';

/** The server's ids of people that a column shows: asked for once, because handles hardly change hands. */
export type Authors = {
  /** Throws `not-found` for a handle that the server does not know. */
  idOf(
    handle: string,
    asking: { readonly lane: Lane; readonly signal: AbortSignal },
  ): Promise<string>;
};

/** https://docs.joinmastodon.org/methods/accounts/#lookup */
export function createAuthors(caller: Caller): Authors {
  const known = new Map<string, string>();
  return {
    async idOf(handle, asking) {
      const acct = handle.trim().replace(/^@/u, '');
      if (acct === '') throw new ConnectorError({ code: 'invalid-input' }, true);
      const before = known.get(acct);
      if (before !== undefined) return before;
      try {
        const answer = await caller.call('GET', '/api/v1/accounts/lookup', {
          query: [['acct', acct]],
          ...asking,
        });
        const { id } = parse(answer, account);
        known.set(acct, id);
        return id;
      } catch (error) {
        if (isTrouble(error, 'gone')) throw new ConnectorError({ code: 'not-found' }, true);
        throw error;
      }
    },
  };
}
