import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isWordpressInstalled,
  startWordpress,
  type WordpressSite,
} from '#e2e/servers/wordpress.ts';
import { lend, messagesOf, network, signal } from '#main/networks/conformance/bed.ts';
import { createFeeds } from './index.ts';
import { capabilities } from './info.ts';

const canRun = isWordpressInstalled();
if (!canRun) console.warn('SKIPPED: feeds of WordPress (npm run servers -- wordpress install)');

describe.skipIf(!canRun)('the feeds of a real site', { timeout: 60_000, retry: 1 }, () => {
  let site: WordpressSite;
  beforeAll(async () => {
    site = await startWordpress();
  }, 120_000);
  afterAll(async () => {
    await site?.stop();
  }, 60_000);
  const client = createFeeds().open(
    {
      accountId: 'feeds',
      serverUrl: '',
      remoteUserId: 'feeds',
      handle: 'Feeds',
      capabilities,
      secret: 'none',
    },
    lend(network),
  );
  const pull = async (param: string, cursor: unknown = null) =>
    await client.pull({ feed: { kind: 'feed', param }, cursor, direction: 'forward', signal });

  test('its address leads to its posts, and unchanged it says so in a word', async () => {
    const first = await pull(site.baseUrl);
    const [post] = messagesOf(first);
    expect(post?.text).toMatch(/^Hello world!\n\nWelcome to WordPress/u);
    expect(post?.url).toBe(`${site.baseUrl}/hello-world/`);
    expect(first.cursor).toMatchObject({ url: `${site.baseUrl}/feed/`, etag: expect.any(String) });
    const again = await pull(site.baseUrl, first.cursor);
    expect([again.changes, again.cursor]).toEqual([[], first.cursor]);
  });

  test('what is written below a post comes with its feed of comments', async () => {
    await site.comment('Do you deliver?');
    const page = await pull(`${site.baseUrl}/comments/feed/`);
    const found = messagesOf(page).find(({ text }) => text.includes('Do you deliver?'));
    expect(found).toMatchObject({ author: { name: 'Lea' } });
    expect(found?.url).toMatch(/#comment-\d+$/u);
  });
});
