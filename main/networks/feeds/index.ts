import {
  ConnectorError,
  type NetworkConnector,
  type ProbePorts,
  type ProbeResult,
  type SignedIn,
  type SignedInColumn,
} from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { findFeed, needFeed } from './find.ts';
import { capabilities, info, OPEN } from './info.ts';
import { readOpml } from './opml.ts';
import { pullFeed } from './pull-feed.ts';
import { pullSearch, SEARCH_HOSTS, type SearchHosts } from './pull-search.ts';

async function probe(input: string, { http, signal }: ProbePorts): Promise<ProbeResult | null> {
  const address = typedAddress(input);
  if (address === null) return null;
  const found = await findFeed(address.href, {
    http,
    signal,
    now: Date.now(),
    lane: 'interactive',
    namedHost: address.host,
  });
  if (found === null) return null;
  const { host } = new URL(found.url);
  return {
    serverUrl: found.url,
    title: found.feed.title === '' ? host : found.feed.title,
    methods: [OPEN],
  };
}

/** The account stands for no server: every feed has its own. */
function accountWith(columns: readonly SignedInColumn[]): SignedIn {
  return {
    serverUrl: '',
    remoteUserId: 'feeds',
    handle: 'Feeds',
    displayName: 'Feeds',
    capabilities,
    secret: 'none',
    columns,
  };
}

/** Feeds of a client: one account that nobody signs in to, whose columns are its subscriptions. */
export function createFeeds(hosts: SearchHosts = SEARCH_HOSTS): NetworkConnector {
  return {
    info,
    probe,
    async signIn({ serverUrl }, { http, clock, signal }) {
      const asking = { http, signal, now: clock.now(), lane: 'interactive' } as const;
      const namedHost = typedAddress(serverUrl)?.host ?? '';
      const found = await needFeed(serverUrl, { ...asking, namedHost });
      const { title } = found.feed;
      const feed = { kind: 'feed', param: serverUrl } as const;
      return accountWith([{ feed, ...(title === '' ? {} : { name: title }) }]);
    },
    readSubscriptions(file) {
      const columns = readOpml(file);
      return columns === null ? null : accountWith(columns);
    },
    open: (_session, { http, clock }) => ({
      capabilities: async () => await Promise.resolve(capabilities),
      async pull(request) {
        // Neither a feed nor these searches have a way back.
        if (request.direction === 'backfill')
          return { changes: [], cursor: request.cursor, more: false };
        const { kind } = request.feed;
        if (kind === 'feed') return await pullFeed(request, { http, clock });
        if (kind === 'search') return await pullSearch(request, { http, clock, hosts });
        throw new ConnectorError({ code: 'server-unsupported' }, true);
      },
      signOut: async () => await Promise.resolve(),
      close: async () => await Promise.resolve(),
    }),
  };
}

export const feeds: NetworkConnector = createFeeds();
