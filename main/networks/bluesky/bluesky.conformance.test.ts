import { describe } from 'vitest';
import { isAtprotoInstalled, startAtproto } from '#e2e/servers/atproto.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { bluesky } from './index.ts';
import { passwordSecret, signInWithPassword, until } from './test-bed.ts';

const FIRST_PORT = 2652;

/** Graphemes, and no discount for links: https://atproto.com/lexicons/app-bsky-feed */
const LENGTHS = [
  ['Hello', 5],
  ['https://kaffee.example/a', 24],
  ['Grüße 👋🏽', 7],
] as const;

async function startReal(): Promise<ConnectorBed> {
  const network = await startAtproto({ firstPort: FIRST_PORT });
  const alice = await network.createAccount('alice');
  const bob = await network.createAccount('bob');
  const password = await alice.createAppPassword();
  const signedIn = await signInWithPassword(network.pdsUrl, { handle: alice.handle, password });
  const root = await alice.post('We roast on Thursday');
  // An answer that comes before the index knows its post makes no notification.
  await until(async () => {
    const found = await alice.query('app.bsky.feed.getPosts', { uris: root.uri });
    return JSON.stringify(found).includes(root.cid) ? true : undefined;
  });
  const secret = passwordSecret(signedIn.secret);
  return {
    session: { ...signedIn, accountId: 'alice' },
    badSecret: JSON.stringify({ ...secret, accessJwt: 'nonsense', refreshJwt: 'nonsense' }),
    async writeToAccount(text) {
      await bob.post(text, { replyTo: root });
    },
    async ownPosts() {
      const posts = await alice.list('app.bsky.feed.post');
      return posts.map(({ value }) => JSON.stringify(value));
    },
    stop: async () => await network.stop(),
  };
}

const canRun = isAtprotoInstalled();
if (!canRun) console.warn('SKIPPED: conformance of Bluesky (npm run servers -- atproto install)');
describe.skipIf(!canRun)('real server', { retry: 1 }, () => {
  describeConnector('Bluesky', {
    connector: bluesky,
    server: 'real',
    start: startReal,
    patienceMs: 20_000,
    many: 60,
    lengths: LENGTHS,
  });
});
