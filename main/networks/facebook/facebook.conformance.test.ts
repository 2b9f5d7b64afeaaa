import { startFacebookServer } from '#e2e/networks/facebook/server.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { facebook } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startFacebookServer();
  const signedIn = await facebook.signIn(
    { serverUrl: server.origin, methodId: 'token', fields: { token: server.pageToken } },
    signInPorts(),
  );
  return {
    session: { ...signedIn, accountId: 'page' },
    badSecret: signedIn.secret.replace(server.pageToken, 'nobody'),
    writeToAccount: async (text) => {
      server.comment(text);
      return await Promise.resolve();
    },
    edit: async (text, to) => {
      server.posts.edit(text, to);
      return await Promise.resolve();
    },
    remove: async (text) => {
      server.posts.remove(text);
      return await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.posts.all.filter(({ author }) => author.id === '4711').map(({ text }) => text),
      ),
    stop: async () => await server.close(),
  };
}

describeConnector('Facebook', { connector: facebook, server: 'own server', start, many: 260 });
