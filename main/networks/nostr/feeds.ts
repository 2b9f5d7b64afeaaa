import type { Feed } from '#domain/network.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { KIND, tagsOf, type Filter } from './events.ts';
import type { Relays } from './relays.ts';
import { readPublicKey } from './signer.ts';

const NOTES = [KIND.note, KIND.comment];
/** More authors in one question than this, and relays refuse it. */
const MOST_FOLLOWED = 500;

function needed(feed: Feed): string {
  const param = feed.param?.trim() ?? '';
  if (param === '') throw new ConnectorError({ code: 'invalid-input' }, true);
  return param;
}

async function followed(
  pubkey: string,
  relays: Relays,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const [list] = await relays.query(
    { kinds: [KIND.contacts], authors: [pubkey], limit: 1 },
    signal,
  );
  return list === undefined ? [] : tagsOf(list, 'p').slice(0, MOST_FOLLOWED);
}

/** What is asked for; null when nothing can be in it. */
export async function filterOf(
  feed: Feed,
  { pubkey, relays }: { readonly pubkey: string; readonly relays: Relays },
  signal: AbortSignal,
): Promise<Filter | null> {
  switch (feed.kind) {
    case 'interactions':
      return { kinds: NOTES, '#p': [pubkey] };
    case 'own':
      return { kinds: NOTES, authors: [pubkey] };
    case 'home': {
      const authors = await followed(pubkey, relays, signal);
      return authors.length === 0 ? null : { kinds: NOTES, authors };
    }
    case 'author': {
      const author = readPublicKey(needed(feed));
      if (author === null) throw new ConnectorError({ code: 'invalid-input' }, true);
      return { kinds: NOTES, authors: [author] };
    }
    case 'tag':
      return { kinds: NOTES, '#t': [needed(feed).replace(/^#/u, '').toLowerCase()] };
    case 'search':
      return { kinds: [KIND.note], search: needed(feed) };
    case 'direct':
    case 'list':
    case 'feed':
      throw new ConnectorError({ code: 'server-unsupported' }, true);
  }
}
