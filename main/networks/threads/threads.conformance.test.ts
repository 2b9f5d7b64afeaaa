import { startThreadsServer } from '#e2e/networks/threads/server.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { threads } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startThreadsServer();
  const signedIn = await threads.signIn(
    { serverUrl: server.origin, methodId: 'token', fields: { token: 'THAA-first' } },
    signInPorts(),
  );
  return {
    session: { ...signedIn, accountId: 'us' },
    badSecret: signedIn.secret.replace('THAA-renewed', 'nobody'),
    writeToAccount: async (text) => {
      server.reply(text);
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
    ownPosts: async () => await Promise.resolve(server.texts()),
    stop: async () => await server.close(),
  };
}

describeConnector('Threads', {
  connector: threads,
  server: 'own server',
  start,
  many: 130,
  // An emoji counts as its bytes: https://developers.facebook.com/docs/threads/overview#limitations
  lengths: [
    ['Grüße', 5],
    ['🥐', 4],
    ['a 👍🏽', 10],
  ],
});
