import { anything, assert, constantFrom, option, property, record, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMessage, toVisibility, type Viewer } from './mapper.ts';
import { quirksOf } from './quirks.ts';
import { status as statusSchema, type ApiStatus } from './schemas.ts';
import { fullHandle } from './values.ts';

const viewer: Viewer = {
  serverUrl: 'https://kaffee.example',
  remoteUserId: '1',
  profileUrl: 'https://kaffee.example/@rabe',
  quirks: quirksOf({ name: 'mastodon', version: '4.5.0' }),
};
const mia = {
  id: '2',
  username: 'mia',
  acct: 'mia@tee.example',
  display_name: 'Mia \u202E:tea:',
  note: '<p>Brews <a href="https://tee.example">tea</a></p>',
  url: 'https://tee.example/@mia',
  avatar: 'https://tee.example/a.png',
  followers_count: 12,
  statuses_count: 3,
  bot: false,
};
const base = {
  id: '100',
  uri: 'https://tee.example/100',
  url: 'https://tee.example/@mia/100',
  account: mia,
  created_at: '2026-11-23T08:00:00.000Z',
  edited_at: null,
  content: '<p>Hello</p>',
  visibility: 'public',
  spoiler_text: '',
  language: 'de',
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  reblog: null,
  media_attachments: [],
  mentions: [],
  replies_count: 1,
  reblogs_count: 2,
  favourites_count: 3,
  favourited: false,
  reblogged: false,
};
function read(more: Readonly<Record<string, unknown>> = {}): ApiStatus {
  return statusSchema.parse({ ...base, ...more });
}
const map = (more?: Readonly<Record<string, unknown>>) =>
  toMessage(read(more), { rootRemoteId: '99' }, viewer);

test('a post becomes a message in the words of Parley', () => {
  expect(
    map({
      content:
        '<p>Hello <a href="https://kaffee.example/@rabe" class="u-url mention">@rabe</a></p>',
      mentions: [{ id: '1', acct: 'rabe@kaffee.example', url: 'https://kaffee.example/@rabe' }],
      spoiler_text: 'Tea &amp; more',
      edited_at: '2026-11-23T08:05:00.000Z',
      favourited: true,
      media_attachments: [
        {
          id: '5',
          type: 'gifv',
          url: 'https://tee.example/v.mp4',
          preview_url: 'https://tee.example/v.png',
          description: ' A cup ',
          meta: { original: { width: 640, height: 480 } },
        },
        { id: '6', type: 'image', url: 'javascript:alert(1)' },
      ],
    }),
  ).toEqual({
    remoteId: '100',
    kind: 'mention',
    direction: 'in',
    rootRemoteId: '99',
    author: {
      remoteId: '2',
      name: 'Mia :tea:',
      handle: '@mia@tee.example',
      avatarUrl: 'https://tee.example/a.png',
      url: 'https://tee.example/@mia',
      bio: 'Brews tea',
      links: [{ url: 'https://tee.example/' }],
      reach: 12,
      postCount: 3,
    },
    text: 'Hello @rabe',
    spans: [{ kind: 'mention', start: 6, end: 11, url: 'https://kaffee.example/@rabe' }],
    contentWarning: 'Tea & more',
    language: 'de',
    visibility: 'public',
    media: [
      {
        kind: 'video',
        url: 'https://tee.example/v.mp4',
        previewUrl: 'https://tee.example/v.png',
        alt: 'A cup',
        width: 640,
        height: 480,
      },
    ],
    counts: { replies: 1, boosts: 2, likes: 3 },
    mine: { liked: 'yes' },
    allowed: ['reply', 'unlike', 'boost'],
    url: 'https://tee.example/@mia/100',
    version: Date.parse('2026-11-23T08:05:00.000Z'),
    createdAt: Date.parse('2026-11-23T08:00:00.000Z'),
    editedAt: Date.parse('2026-11-23T08:05:00.000Z'),
    needsAnswer: true,
    ext: { visibility: 'public' },
  });
});

describe('who it is for', () => {
  const link = '<p><a href="https://kaffee.example/@rabe" class="mention">@rabe</a> hi</p>';
  const cases: readonly [string, Readonly<Record<string, unknown>>, string, boolean][] = [
    ['a post of somebody', {}, 'post', false],
    [
      'an answer among others',
      { in_reply_to_id: '9', in_reply_to_account_id: '7' },
      'comment',
      false,
    ],
    ['an answer to us', { in_reply_to_id: '9', in_reply_to_account_id: '1' }, 'comment', true],
    ['a mention by id', { mentions: [{ id: '1', acct: 'x', url: null }] }, 'mention', true],
    ['a mention that only the text shows (snac)', { content: link }, 'mention', true],
    ['a direct message', { visibility: 'direct' }, 'direct', true],
    [
      'our own answer to ourselves',
      { account: { ...mia, id: '1' }, in_reply_to_account_id: '1' },
      'post',
      false,
    ],
  ];
  test.each(cases)('%s', (...[, more, kind, needsAnswer]) => {
    expect(map(more)).toMatchObject({ kind, needsAnswer });
  });
});

test('a boost stands for the post that was boosted, as snac shows it in notifications', () => {
  const message = map({ content: '', account: { ...mia, id: '3' }, reblog: { ...base, id: '55' } });
  expect(message).toMatchObject({ remoteId: '55', text: 'Hello', author: { remoteId: '2' } });
});

test('only public posts can be boosted, only own ones deleted', () => {
  expect(map({ visibility: 'private' }).allowed).toEqual(['reply', 'like']);
  expect(map({ account: { ...mia, id: '1' }, reblogged: true }).allowed).toEqual([
    'reply',
    'like',
    'unboost',
    'delete',
  ]);
});

test('an unknown visibility is never taken for a public one', () => {
  expect(toVisibility('friends_of_friends', viewer.quirks)).toBe('followers');
  const snac = quirksOf({ name: 'snac', version: '2.75' });
  expect(toVisibility('private', snac)).toBe('direct');
  expect(toVisibility('private', quirksOf({ name: 'snac', version: '2.96' }))).toBe('followers');
});

test('relatives write numbers as text, ids as numbers, and leave fields out', () => {
  const sparse = statusSchema.parse({
    id: 77,
    account: { id: 5, username: 'pix', followers_count: '1024' },
    created_at: '2026-11-23T08:00:00Z',
    visibility: 'public',
    media_attachments: [{ type: 'image', url: 'https://p.example/1.jpg' }, null, 'broken'],
  });
  expect(toMessage(sparse, { rootRemoteId: '77' }, viewer)).toMatchObject({
    remoteId: '77',
    text: '',
    author: { remoteId: '5', name: 'pix', handle: '@pix@kaffee.example', reach: 1024 },
    media: [{ kind: 'image', url: 'https://p.example/1.jpg' }],
  });
});

test('a handle means the same on every server', () => {
  expect(fullHandle('mia', 'https://kaffee.example')).toBe('@mia@kaffee.example');
  expect(fullHandle('@mia@tee.example', 'https://kaffee.example')).toBe('@mia@tee.example');
});

test('whatever a server puts into a post, it becomes a message or is refused, and is plain JSON', () => {
  const strange = record({
    content: option(string()),
    created_at: option(string()),
    edited_at: anything(),
    visibility: constantFrom('public', 'direct', 'x', 7, null),
    mentions: anything(),
    media_attachments: anything(),
    language: anything(),
    in_reply_to_id: anything(),
    url: anything(),
    // Only JSON's own writing loses the sign of zero, which nobody counts with.
    favourites_count: anything().map((count) => (Object.is(count, -0) ? 0 : count)),
    reblog: anything(),
  });
  const law = property(strange, (more) => {
    const parsed = statusSchema.safeParse({ ...base, ...more });
    if (!parsed.success) return;
    const message = toMessage(parsed.data, { rootRemoteId: '1' }, viewer);
    expect(JSON.parse(JSON.stringify(message))).toEqual(message);
    expect(Number.isFinite(message.version)).toBe(true);
  });
  expect(() => assert(law, { numRuns: 500 })).not.toThrow();
});

const link = (url: string) => `<a href="${url}" rel="me nofollow">Tee</a>`;

test('a page that the server verified is known to be theirs', () => {
  const fields = [
    {
      name: 'Laden',
      value: link('https://tee.example/laden'),
      verified_at: '2026-01-01T00:00:00Z',
    },
    { name: 'Blog', value: link('https://blog.example/'), verified_at: null },
    { name: 'Ort', value: 'Köln', verified_at: null },
    'broken',
  ];
  expect(map({ account: { ...mia, note: '', fields } }).author.links).toEqual([
    { url: 'https://tee.example/laden', isVerified: true },
    { url: 'https://blog.example/' },
  ]);
});
