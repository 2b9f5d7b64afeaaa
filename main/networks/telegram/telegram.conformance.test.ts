import { withHosts } from '#e2e/networks/kit/way-out.ts';
import { BOT, startTelegramServer, TOKEN } from '#e2e/networks/telegram/server.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { SERVER_URL } from './server-url.ts';
import { telegram } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startTelegramServer();
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({ http: createHttp(testPorts({ network: out })) });
  const request = { serverUrl: SERVER_URL, methodId: 'token', fields: { token: TOKEN } };
  const session = { ...(await telegram.signIn(request, lent)), accountId: 'rabe' };
  return {
    session,
    network: out,
    badSecret: session.secret.replace(TOKEN, '1:nonsense'),
    async writeToAccount(text) {
      server.write(text);
      await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.messages.filter(({ from }) => from === BOT).map(({ text }) => text ?? ''),
      ),
    async edit(text, to) {
      server.edit(text, to);
      await Promise.resolve();
    },
    stop: async () => await server.close(),
  };
}

describeConnector('Telegram', {
  connector: telegram,
  server: 'own server',
  start,
  // One page of updates: what lies before the next one is forgotten, and a second walk does not find it.
  many: 90,
  keepsPast: 'no',
  // Counted in UTF-16, as the offsets of entities are: https://core.telegram.org/bots/api#messageentity
  lengths: [
    ['Hello', 5],
    ['👍', 2],
  ],
});
