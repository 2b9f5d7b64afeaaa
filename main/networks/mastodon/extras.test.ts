import { expect, test } from 'vitest';
import { extrasOf } from './extras.ts';
import { status as statusSchema } from './schemas.ts';

const mia = { id: '2', username: 'mia', acct: 'mia', display_name: 'Mia \u202Eevil' };
const read = (more: Readonly<Record<string, unknown>>) =>
  extrasOf(
    statusSchema.parse({ id: '1', account: mia, created_at: '2026-11-23T08:00:00Z', ...more }),
    'https://tee.example',
  );

test('a poll is read with its votes; votes that the server keeps to itself are absent', () => {
  const poll = {
    expires_at: '2026-11-24T08:00:00Z',
    expired: false,
    multiple: true,
    votes_count: 5,
    voters_count: 4,
    options: [
      { title: 'Green', votes_count: 3 },
      { title: 'Black', votes_count: null },
    ],
  };
  expect(read({ poll })).toEqual({
    poll: {
      options: [{ title: 'Green', votes: 3 }, { title: 'Black' }],
      isClosed: false,
      isMultiple: true,
      voters: 4,
      closesAt: Date.parse('2026-11-24T08:00:00Z'),
    },
  });
  expect(read({ poll: { options: [] } })).toEqual({});
  expect(read({ poll: 'broken' })).toEqual({});
});

test('a card leads to the web only, and has at least a name', () => {
  const card = { url: 'https://tee.example/a', title: ' ', description: 'About tea', image: 'x' };
  expect(read({ card })).toEqual({
    card: { url: 'https://tee.example/a', title: 'tee.example', description: 'About tea' },
  });
  expect(read({ card: { ...card, url: 'javascript:alert(1)' } })).toEqual({});
});

test('a quote shows whom and what it quotes, as text; what its author covered stays covered', () => {
  const quoted_status = {
    url: 'https://tee.example/@mia/7',
    account: mia,
    content: '<p>Hello <b>all</b></p>',
  };
  expect(read({ quote: { state: 'accepted', quoted_status } })).toEqual({
    quote: {
      state: 'shown',
      authorName: 'Mia evil',
      authorHandle: '@mia@tee.example',
      text: 'Hello all',
      url: 'https://tee.example/@mia/7',
    },
  });
  const covered = { ...quoted_status, spoiler_text: 'Spiders' };
  expect(read({ quote: { state: 'accepted', quoted_status: covered } })).toMatchObject({
    quote: { text: 'Spiders' },
  });
});

test('a quote that was revoked or deleted, or cannot be read, is gone', () => {
  expect(read({ quote: { state: 'revoked', quoted_status: null } })).toEqual({
    quote: { state: 'gone' },
  });
  expect(read({ quote: null })).toEqual({});
});

test('servers that put the quoted post itself there are understood', () => {
  expect(read({ quote: { account: mia, content: 'Hi', uri: 'https://tee.example/9' } })).toEqual({
    quote: {
      state: 'shown',
      authorName: 'Mia evil',
      authorHandle: '@mia@tee.example',
      text: 'Hi',
      url: 'https://tee.example/9',
    },
  });
});
