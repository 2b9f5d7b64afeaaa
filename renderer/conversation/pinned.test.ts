import { expect, test } from 'vitest';
import { conversationEntry, inboxRow, messageRow, type MessageRow } from '#contract/rows.ts';
import { createWorld } from '#renderer/testing/fixture-world.ts';
import { pinned } from './pinned.ts';

const world = createWorld(Date.UTC(2026, 10, 23));
const id = 'rabe-mastodon|lea';
const row = inboxRow.parse(world.inbox.find((one) => one.id === id));
const rows = (world.entries.get(id) ?? []).map((entry) => conversationEntry.parse(entry));
const post: MessageRow = messageRow.parse(world.posts.get(id));
const root = { ...post, messageId: messageRow.shape.messageId.parse(id) };

test('a post beside the rows stays on top of all of them', () => {
  expect(pinned(row, post, rows)).toEqual({ post, rows });
});

test('our own post among the rows is lifted out of them', () => {
  expect(pinned(row, null, [root, ...rows])).toEqual({ post: root, rows });
});

test('what somebody else began stays where it is', () => {
  const theirs = { ...root, direction: 'in' } as const;
  expect(pinned(row, null, [theirs, ...rows])).toEqual({ post: null, rows: [theirs, ...rows] });
});
