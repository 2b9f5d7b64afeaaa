import type { ConnectorBed } from '#main/networks/conformance/bed.ts';
import { describeConnector } from '#main/networks/conformance/describe-connector.ts';
import { startLoopback } from '#main/networks/conformance/loopback-server.ts';
import { feeds } from './index.ts';
import { capabilities } from './info.ts';

type Entry = { readonly id: number; text: string; updatedAt: number; readonly publishedAt: number };

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function atom(entries: readonly Entry[]): string {
  const written = entries.map(
    ({ id, text, publishedAt, updatedAt }) =>
      `<entry><id>tag:rabe.example,2026:${id}</id><title></title><link href="https://rabe.example/${id}"/><published>${new Date(publishedAt).toISOString()}</published><updated>${new Date(updatedAt).toISOString()}</updated><author><name>Mia</name></author><content type="text">${inXml(text)}</content></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:rabe.example,2026:feed</id><title>Rabe</title><updated>${new Date().toISOString()}</updated>${written.join('')}</feed>`;
}

const address = (): string => {
  if (origin === '') throw new Error('The feed is not up');
  return `${origin}/feed`;
};
let origin = '';

async function start(): Promise<ConnectorBed> {
  const entries: Entry[] = [];
  const server = await startLoopback(({ path }) =>
    path === '/feed'
      ? { headers: { 'content-type': 'application/atom+xml' }, body: atom(entries.toReversed()) }
      : { status: 404 },
  );
  ({ origin } = server);
  const change = async (text: string, to: string): Promise<void> => {
    const entry = entries.find((one) => one.text === text);
    if (entry !== undefined) Object.assign(entry, { text: to, updatedAt: Date.now() + 1000 });
    await Promise.resolve();
  };
  return {
    session: {
      accountId: 'feeds',
      serverUrl: '',
      remoteUserId: 'feeds',
      handle: 'Feeds',
      capabilities,
      secret: 'none',
    },
    async writeToAccount(text) {
      const now = Date.now();
      entries.push({ id: entries.length + 1, text, publishedAt: now, updatedAt: now });
      await Promise.resolve();
    },
    edit: change,
    ownPosts: async () => await Promise.resolve([]),
    stop: async () => await server.close(),
  };
}

describeConnector('Feeds', {
  connector: feeds,
  server: 'own server',
  start,
  // The address is known once the server stands; it is read at the moment of asking.
  feed: {
    kind: 'feed',
    get param() {
      return address();
    },
  },
  wantsAnswer: 'no',
});
