import { ConnectorError, type PullPage, type PullRequest } from '#main/networks/connector.ts';
import type { Pulling } from './pull-feed.ts';
import { blueskyPosts } from './search-bluesky.ts';
import { hackerNews } from './search-hacker-news.ts';
import type { PlaceAnswer, SearchPlace } from './search-place.ts';
import { stackOverflow } from './search-stack-overflow.ts';

const PLACES = { hackerNews, stackOverflow, bluesky: blueskyPosts } as const;
type PlaceName = keyof typeof PLACES;
/** Where searches go; another place in tests. */
export type SearchHosts = Readonly<Record<PlaceName, string>>;
export const SEARCH_HOSTS: SearchHosts = {
  hackerNews: 'https://hn.algolia.com',
  stackOverflow: 'https://api.stackexchange.com',
  bluesky: 'https://api.bsky.app',
};
const NAMES = ['hackerNews', 'stackOverflow', 'bluesky'] as const satisfies readonly PlaceName[];

const QUARTER_MS = 15 * 60_000;

type Asking = Pulling & { readonly request: PullRequest };

async function ask(place: SearchPlace, host: string, given: Asking): Promise<PlaceAnswer> {
  const { request, http } = given;
  const url = place.urlFor(request.feed.param ?? '', host);
  const answer = await http.request({
    method: 'GET',
    url: url.href,
    headers: { accept: 'application/json' },
    bucket: `${url.host}|search`,
    lane: 'sync',
    signal: request.signal,
    // These hosts are ours to name, no content from outside does.
    isTrustedHost: true,
  });
  const read = place.read(answer.json());
  if (read === null) throw new ConnectorError({ code: 'bad-answer', host: url.host }, true);
  return read;
}

/**
 * The newest about some words, from places that can be searched without a key. A place that does not
 * answer leaves the others theirs; when none does, it is told.
 */
export async function pullSearch(
  request: PullRequest,
  pulling: Pulling & { readonly hosts: SearchHosts },
): Promise<PullPage> {
  const { hosts, clock } = pulling;
  const asking = { ...pulling, request };
  const asked = await Promise.allSettled(
    NAMES.map(async (name) => await ask(PLACES[name], hosts[name], asking)),
  );
  const answers = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [trouble] = asked.flatMap((one): readonly unknown[] =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  if (answers.length === 0) throw trouble;
  const pauses = answers.map(({ pauseMs = 0 }) => pauseMs);
  return {
    changes: answers
      .flatMap(({ messages }) => messages)
      .map((message) => ({ kind: 'message', message }) as const),
    cursor: null,
    more: false,
    notBefore: clock.now() + Math.max(QUARTER_MS, ...pauses),
  };
}
