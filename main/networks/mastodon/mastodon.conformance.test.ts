import { isSnacInstalled, startSnac } from '#e2e/servers/snac.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import type { Session } from '#main/networks/connector.ts';
import { describe } from 'vitest';
import { mastodon } from './index.ts';
import { signInTo } from './test-sign-in.ts';
import { startMastodonServer } from './test-server.ts';

const withBadToken = (session: Session): string =>
  session.secret.replace(/("accessToken":")[^"]+/u, '$1nonsense');

/** https://docs.joinmastodon.org/user/posting/#text: a link counts 23, of a mention only the name. */
const LENGTHS = [
  ['Hello', 5],
  ['https://kaffee.example/a/very/long/address/that/goes/on/and/on?with=words', 23],
  ['@mia@kaffee.example', 4],
  ['👩‍👩‍👧‍👦', 1],
] as const;

async function startDocumented(): Promise<ConnectorBed> {
  const server = await startMastodonServer();
  const signedIn = await signInTo(server.origin, (url) => server.authorize(url));
  const session = { ...signedIn, accountId: 'rabe' };
  return {
    session,
    badSecret: withBadToken(session),
    async writeToAccount(text) {
      server.write(text);
      await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.statuses.filter(({ account }) => account === server.me).map(({ text }) => text),
      ),
    async edit(text, to) {
      server.edit(text, to);
      await Promise.resolve();
    },
    async remove(text) {
      server.remove(text);
      await Promise.resolve();
    },
    stop: async () => await server.close(),
  };
}

async function startReal(): Promise<ConnectorBed> {
  const snac = await startSnac();
  const [alice, bob] = await Promise.all([snac.signIn('alice'), snac.signIn('bob')]);
  const signedIn = await signInTo(snac.baseUrl, async (url) => await snac.authorize(url, 'alice'));
  const session = { ...signedIn, accountId: 'alice' };
  const root = await alice.post('We roast on Thursday');
  return {
    session,
    badSecret: withBadToken(session),
    async writeToAccount(text) {
      await bob.post(`@alice ${text}`, { inReplyTo: root.id });
    },
    ownPosts: async () => (await alice.posts()).map(({ content }) => content),
    stop: async () => await snac.stop(),
  };
}

describeConnector('Mastodon', {
  connector: mastodon,
  server: 'own server',
  start: startDocumented,
  lengths: LENGTHS,
});

const canRun = isSnacInstalled();
if (!canRun) console.warn('SKIPPED: conformance against snac2 (npm run servers -- snac install)');
describe.skipIf(!canRun)('real server', { retry: 1 }, () => {
  describeConnector('snac2', {
    connector: mastodon,
    server: 'real',
    start: startReal,
    patienceMs: 40_000,
    many: 12,
  });
});
