import { startInstagramServer } from '#e2e/networks/instagram/server.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { instagram } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startInstagramServer();
  const signedIn = await instagram.signIn(
    { serverUrl: server.origin, methodId: 'token', fields: { token: 'IGAA-first' } },
    signInPorts(),
  );
  return {
    session: { ...signedIn, accountId: 'shop' },
    badSecret: signedIn.secret.replace('IGAA-renewed', 'nobody'),
    writeToAccount: async (text) => {
      server.comment(text);
      return await Promise.resolve();
    },
    remove: async (text) => {
      server.posts.remove(text);
      return await Promise.resolve();
    },
    ownPosts: async () => await Promise.resolve(server.texts()),
    stop: async () => await server.close(),
  };
}

describeConnector('Instagram', { connector: instagram, server: 'own server', start, many: 120 });
