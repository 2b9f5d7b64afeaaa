import { startXServer } from '#e2e/networks/x/server.ts';
import { browserOn } from '#e2e/networks/kit/way-out.ts';
import { network, type ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { x } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startXServer();
  const signedIn = await x.signIn(
    { serverUrl: server.origin, methodId: 'app', fields: { clientId: 'my-app' } },
    signInPorts({ openBrowser: browserOn(network) }),
  );
  return {
    session: { ...signedIn, accountId: 'us' },
    badSecret: JSON.stringify({ clientId: 'my-app', accessToken: 'nobody' }),
    writeToAccount: async (text) => {
      server.mention(text);
      return await Promise.resolve();
    },
    ownPosts: async () => await Promise.resolve(server.texts()),
    stop: async () => await server.close(),
  };
}

describeConnector('X', {
  connector: x,
  server: 'own server',
  start,
  many: 150,
  // https://docs.x.com/fundamentals/counting-characters
  lengths: [
    ['Hello, world', 12],
    ['你好', 4],
    ['👨‍👩‍👧‍👦', 2],
    ['https://example.com/a/very/long/path?that=goes&on=and-on', 23],
    ['a.de test', 28],
  ],
});
