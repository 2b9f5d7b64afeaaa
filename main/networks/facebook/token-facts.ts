import type { GraphCaller } from '#main/networks/graph/calls.ts';
import { tokenFacts } from './schemas.ts';

export type TokenFacts = {
  readonly type: string;
  readonly scopes: readonly string[];
  /** ms since epoch; absent: no end is known. */
  readonly endsAt?: number;
};

/** What Meta says about the very token that asks. */
export async function readTokenFacts(
  caller: GraphCaller,
  token: string,
  signal: AbortSignal,
): Promise<TokenFacts> {
  const { data } = await caller.call('GET', 'debug_token', {
    query: { input_token: token },
    lane: 'interactive',
    signal,
    schema: tokenFacts,
  });
  const ends = [data.expires_at, data.data_access_expires_at].filter((seconds) => seconds > 0);
  return {
    type: data.type,
    scopes: data.scopes,
    ...(ends.length === 0 ? {} : { endsAt: Math.min(...ends) * 1000 }),
  };
}
