import { APP, startGoogleBusinessServer } from '#e2e/networks/google-business/server.ts';
import { browserOn, withHosts } from '#e2e/networks/kit/way-out.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { googleBusiness } from './index.ts';
import { SERVER_URL } from './own-app.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startGoogleBusinessServer();
  const out = withHosts(network, server.hosts);
  const lent = signInPorts({
    http: createHttp(testPorts({ network: out })),
    openBrowser: browserOn(out),
  });
  const request = { serverUrl: SERVER_URL, methodId: 'own-app', fields: { ...APP } };
  const session = { ...(await googleBusiness.signIn(request, lent)), accountId: 'rabe' };
  return {
    session,
    network: out,
    badSecret: session.secret.replaceAll(/"(access|refresh)Token":"[^"]+"/gu, '"$1Token":"x"'),
    writeToAccount: async (text) => void (await Promise.resolve(server.write(text))),
    ownPosts: async () =>
      await Promise.resolve(server.reviews.flatMap(({ reply }) => reply?.text ?? [])),
    async edit(text, to) {
      await Promise.resolve();
      server.edit(text, to);
    },
    async remove(text) {
      await Promise.resolve();
      server.remove(text);
    },
    stop: async () => await server.close(),
  };
}

describeConnector('Google Business Profile', {
  connector: googleBusiness,
  server: 'own server',
  start,
});
