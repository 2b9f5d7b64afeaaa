import { startGithubServer, APP } from '#e2e/networks/github/server.ts';
import { withHosts } from '#e2e/networks/kit/way-out.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testClock, testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { github } from './index.ts';
import { SERVER_URL } from './own-app.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startGithubServer();
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    clock: testClock({ faster: 20 }),
    openBrowser: async () => await Promise.resolve(),
    showCode: ({ code }) => server.oauth.approve(code),
  });
  const fields = { ...APP, repositories: 'kaffee/roaster' };
  const request = { serverUrl: SERVER_URL, methodId: 'device', fields };
  const session = { ...(await github.signIn(request, lent)), accountId: 'rabe' };
  return {
    session,
    network: out,
    badSecret: session.secret.replace(/"accessToken":"[^"]+"/u, '"accessToken":"x"'),
    async writeToAccount(text) {
      server.write(text);
      await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.posts.all.filter(({ author }) => author.name === 'rabe').map(({ text }) => text),
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

describeConnector('GitHub Discussions', {
  connector: github,
  server: 'own server',
  start,
  // More than one page of comments.
  many: 120,
});
