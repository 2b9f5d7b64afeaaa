import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutControls } from '#main/networks/plain-text.ts';
import { hiddenIn, messageOf, replyTargetOf, type Reader } from './mapper.ts';
import { postPage, postView, threadAnswer, type PostView } from './schemas.ts';

/** Recorded from the real AppView; handles and DIDs are made readable. */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));
}
const ALICE = 'did:plc:alicealicealicealicealic';
const BOB = 'did:plc:bobbobbobbobbobbobbobbob';
const asAlice: Reader = { did: ALICE };
const asBob: Reader = { did: BOB };

const all = fixture('posts');
function post(name: string): PostView {
  if (typeof all !== 'object' || all === null) throw new Error('No fixture');
  return postView.parse(Object.entries(all).find(([key]) => key === name)?.[1]);
}

describe('a post as a message', () => {
  test('a comment under an own post, whole', () => {
    const root = post('root');
    const reply = post('reply');
    expect(messageOf(reply, asAlice)).toEqual({
      remoteId: reply.uri,
      kind: 'comment',
      direction: 'in',
      rootRemoteId: root.uri,
      parentRemoteId: root.uri,
      author: {
        remoteId: BOB,
        name: 'bob.test',
        handle: 'bob.test',
        url: `https://bsky.app/profile/${BOB}`,
      },
      text: 'Nice',
      spans: [],
      language: 'en',
      visibility: 'public',
      media: [],
      counts: { replies: 1, boosts: 0, likes: 1 },
      mine: { liked: expect.stringContaining(`${ALICE}/app.bsky.feed.like/`) },
      allowed: ['reply', 'like', 'unlike', 'boost', 'unboost', 'hide', 'unhide'],
      url: `https://bsky.app/profile/${BOB}/post/${reply.uri.split('/').at(-1) ?? ''}`,
      version: Date.parse(reply.indexedAt),
      createdAt: Date.parse(reply.record.createdAt),
      needsAnswer: true,
      ext: { cid: reply.cid, root: { uri: root.uri, cid: root.cid } },
    });
  });

  test('what an answer must point at is kept with the message', () => {
    const root = post('root');
    const target = { uri: root.uri, cid: root.cid };
    expect(replyTargetOf(messageOf(root, asBob).ext)).toEqual({ cid: root.cid, root: target });
    expect(replyTargetOf(messageOf(post('answer'), asBob).ext)?.root).toEqual(target);
    expect(replyTargetOf(undefined)).toBeNull();
    expect(replyTargetOf({ cid: 1 })).toBeNull();
  });

  test.each([
    ['root', asAlice, { kind: 'post', direction: 'out', needsAnswer: false }],
    ['root', asBob, { kind: 'post', direction: 'in', needsAnswer: false }],
    ['reply', asAlice, { kind: 'comment', direction: 'in', needsAnswer: true }],
    // A reply that also mentions us comes with the reason "mention"; it is a comment all the same.
    ['mentionInReply', asAlice, { kind: 'comment', direction: 'in', needsAnswer: true }],
    ['quote', asAlice, { kind: 'mention', direction: 'in', needsAnswer: true }],
    ['quoteWithMedia', asAlice, { kind: 'mention', direction: 'in', needsAnswer: true }],
    ['answer', asAlice, { kind: 'comment', direction: 'out', needsAnswer: false }],
    ['answer', asBob, { kind: 'comment', direction: 'in', needsAnswer: true }],
    ['reply', { did: 'did:plc:carl' }, { kind: 'post', direction: 'in', needsAnswer: false }],
    [
      'reply',
      { did: 'did:plc:carl', isAddressed: true },
      { kind: 'comment', direction: 'in', needsAnswer: true },
    ],
  ] as const)('%s read by %o', (name, reader, expected) => {
    expect(messageOf(post(name), reader)).toMatchObject(expected);
  });

  test('pictures come with their descriptions, a label of the author as a warning', () => {
    const message = messageOf(post('images'), asAlice);
    expect(message.contentWarning).toBe('graphic-media');
    expect(message.media).toEqual([
      {
        kind: 'image',
        url: expect.stringContaining('/feed_fullsize/'),
        previewUrl: expect.stringContaining('/feed_thumbnail/'),
        alt: 'A dot',
        width: 1,
        height: 1,
      },
      {
        kind: 'image',
        url: expect.stringContaining('/feed_fullsize/'),
        previewUrl: expect.stringContaining('/feed_thumbnail/'),
      },
    ]);
  });

  test('a label that somebody else put there is not the warning of the author', () => {
    const images = post('images');
    const { labels: _labels, ...record } = images.record;
    const theirs = { val: 'spam', src: 'did:plc:labeler' };
    const message = messageOf({ ...images, record, labels: [theirs] }, asAlice);
    expect(message.contentWarning).toBeUndefined();
  });

  test('a card says what the network says about the page', () => {
    const { text, card } = messageOf(post('external'), asAlice);
    expect(text).toBe('Read this');
    expect(card).toEqual({
      url: 'https://example.com/bread',
      title: 'Bread',
      description: 'All about it',
    });
  });

  test('a quote says whom and what, and leads there', () => {
    const { text, quote, media } = messageOf(post('quoteWithMedia'), asAlice);
    expect(text).toBe('Look and see');
    expect(media).toHaveLength(2);
    expect(quote).toEqual({
      state: 'shown',
      authorName: 'alice.test',
      authorHandle: 'alice.test',
      text: 'Unsere Öffnungszeiten 🥐',
      url: expect.stringContaining(`${ALICE}/post/`),
    });
  });

  test('a quoted post that is gone is said to be gone', () => {
    const quoting = post('quote');
    const embed = {
      $type: 'app.bsky.embed.record#view' as const,
      record: { $type: 'app.bsky.embed.record#viewNotFound', uri: 'at://x/y/z', notFound: true },
    };
    expect(messageOf(postView.parse({ ...quoting, embed }), asAlice).quote).toEqual({
      state: 'gone',
    });
  });

  test('whoever may not answer is not offered it; hiding is for the author of the root', () => {
    const reply = post('reply');
    const closed = { ...reply, viewer: { replyDisabled: true } };
    expect(messageOf(closed, asAlice).allowed).not.toContain('reply');
    expect(messageOf(reply, asBob).allowed).toContain('delete');
    expect(messageOf(reply, { did: 'did:plc:carl' }).allowed).toEqual([
      'reply',
      'like',
      'unlike',
      'boost',
      'unboost',
    ]);
  });

  test('a thread as the network answers it is read to its last branch', () => {
    const { thread } = threadAnswer.parse(fixture('thread'));
    expect(thread.post?.uri).toBe(post('root').uri);
    expect(thread.replies).toHaveLength(2);
    const deep = thread.replies?.flatMap(({ replies = [] }) => replies) ?? [];
    expect(deep.map((node) => node.post?.record.text)).toEqual(['Thanks']);
    expect(hiddenIn(thread.post).size).toBe(0);
  });

  test('one odd post does not stop a page', () => {
    const good = Object.values(all ?? {}).at(0);
    const odd = [null, 7, {}, { uri: 'at://x' }, { ...post('reply'), record: { text: 5 } }];
    expect(postPage.parse({ posts: [...odd, good] }).posts).toHaveLength(1);
    expect(postPage.parse({ posts: 'none' }).posts).toEqual([]);
  });

  test('odd parts of a post fall away, the post stays', () => {
    const odd = {
      ...post('reply'),
      embed: { $type: 'app.bsky.embed.future#view' },
      viewer: 3,
      replyCount: -1,
      labels: [null, { val: 'x' }],
      indexedAt: 'never',
    };
    const message = messageOf(postView.parse(odd), asAlice);
    expect(message).toMatchObject({ text: 'Nice', media: [], mine: {}, version: 0 });
    expect(message.counts.replies).toBeUndefined();
  });
});

test('what only steers becomes a space, and every place in the text stays', () => {
  const given = 'a\u0000b\u202ec\r\nd\te';
  expect(withoutControls(given)).toBe('a b c \nd\te');
  expect(withoutControls(given)).toHaveLength(given.length);
});
