import type { RemoteList } from '#main/networks/connector.ts';
import { listPage } from './schemas.ts';
import type { Xrpc } from './xrpc.ts';

/** A list of people to read; the others mute or block, and nobody reads those. */
const READABLE = 'app.bsky.graph.defs#curatelist';
const PAGE = 100;
/** More lists than anybody keeps. */
const MOST_PAGES = 5;

export async function readLists(
  xrpc: Xrpc,
  did: string,
  signal: AbortSignal,
): Promise<readonly RemoteList[]> {
  const found: RemoteList[] = [];
  let cursor: string | undefined;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const params = { actor: did, limit: PAGE, cursor };
    const answer = await xrpc.query(
      { name: 'app.bsky.graph.getLists', params, schema: listPage },
      { lane: 'interactive', signal },
    );
    for (const { uri, name, purpose } of answer.lists)
      if (purpose === READABLE) found.push({ id: uri, name });
    ({ cursor } = answer);
    if (cursor === undefined) break;
  }
  return found;
}
