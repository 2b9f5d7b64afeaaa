import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { PAGE } from '#e2e/networks/linkedin/routes.ts';
import { APP, startLinkedinServer } from '#e2e/networks/linkedin/server.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { linkedin } from './index.ts';
import { SERVER_URL } from './own-app.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startLinkedinServer();
  const { comments } = server;
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  const session = { ...(await linkedin.signIn(request, lent)), accountId: 'rabe' };
  return {
    session,
    network: out,
    badSecret: session.secret.replace(/"accessToken":"[^"]+"/u, '"accessToken":"x"'),
    writeToAccount: async (text) => void (await Promise.resolve(server.write(text))),
    ownPosts: async () =>
      await Promise.resolve(
        comments.all.filter(({ author }) => author.id === PAGE.id).map(({ text }) => text),
      ),
    edit: async (text, to) => void (await Promise.resolve(comments.edit(text, to))),
    remove: async (text) => void (await Promise.resolve(comments.remove(text))),
    stop: async () => await server.close(),
  };
}

describeConnector('LinkedIn Pages', {
  connector: linkedin,
  server: 'own server',
  start,
  many: 120,
});
