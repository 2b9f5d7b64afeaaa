import type { RemoteList } from '#main/networks/connector.ts';
import { parse, type Caller } from './calls.ts';
import { lists } from './schemas.ts';

/** https://docs.joinmastodon.org/methods/lists/#get */
export async function readLists(
  caller: Caller,
  signal: AbortSignal,
): Promise<readonly RemoteList[]> {
  const answer = await caller.call('GET', '/api/v1/lists', { lane: 'interactive', signal });
  return parse(answer, lists).map(({ id, title }) => ({ id, name: title }));
}
