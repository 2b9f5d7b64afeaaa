import { startDiscourseServer } from '#e2e/networks/discourse/server.ts';
import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { discourse } from './index.ts';

async function start(): Promise<ConnectorBed> {
  const server = await startDiscourseServer();
  const ports = signInPorts({
    openBrowser: async () => await Promise.resolve(),
    showCode: ({ code }) => server.approve(code),
  });
  const request = { serverUrl: server.origin, methodId: 'user-key', fields: {} };
  const session = { ...(await discourse.signIn(request, ports)), accountId: 'rabe' };
  return {
    session,
    badSecret: session.secret.replace(/("key":")[^"]+/u, '$1nonsense'),
    async writeToAccount(text) {
      server.write(text);
      await Promise.resolve();
    },
    ownPosts: async () =>
      await Promise.resolve(
        server.posts.all.filter(({ author }) => author.name === 'rabe').map(({ text }) => text),
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

describeConnector('Discourse', {
  connector: discourse,
  server: 'own server',
  start,
  // Ruby counts code points: a family of four is seven.
  lengths: [
    ['Hello', 5],
    ['👩‍👩‍👧‍👦', 7],
  ],
});
