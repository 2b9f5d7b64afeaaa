import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { APP, startRedditServer } from '#e2e/networks/reddit/server.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { reddit } from './index.ts';
import { SERVER_URL } from './own-app.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startRedditServer();
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  const session = { ...(await reddit.signIn(request, lent)), accountId: 'rabe' };
  return {
    session,
    network: out,
    badSecret: session.secret.replaceAll(/"(access|refresh)Token":"[^"]+"/gu, '"$1Token":"x"'),
    async writeToAccount(text) {
      server.write(text);
      await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.posts.all
          .filter(({ author }) => author.name === 'rabe_coffee')
          .map(({ text }) => text),
      ),
    async edit(text, to) {
      server.posts.edit(text, to);
      await Promise.resolve();
    },
    async remove(text) {
      server.posts.remove(text);
      await Promise.resolve();
    },
    stop: async () => await server.close(),
  };
}

describeConnector('Reddit', {
  connector: reddit,
  server: 'own server',
  start,
  // More than one page of the inbox.
  many: 120,
});
