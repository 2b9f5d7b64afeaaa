import { expect, test } from 'vitest';
import { arrive, type ArrivalPlace, type Stored } from './arrival.ts';
import { toId, type AccountId, type WorkspaceId } from './ids.ts';
import type { FetchedMessage } from './merge.ts';
import type { Message } from './message.ts';
import { soundTimes } from './sound-times.ts';

const NOW = Date.UTC(2026, 10, 25);
const FAR = Date.UTC(2999, 11, 31);
const HOUR = 3_600_000;

function fetched(times: Partial<FetchedMessage>): FetchedMessage {
  return {
    remoteId: '1',
    kind: 'mention',
    direction: 'in',
    rootRemoteId: '1',
    author: { remoteId: 'mia', name: 'Mia', handle: '@mia' },
    text: 'Hello',
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: NOW,
    createdAt: NOW,
    needsAnswer: true,
    ...times,
  };
}
const place: ArrivalPlace = {
  workspaceId: toId<WorkspaceId>('w'),
  accountId: toId<AccountId>('a'),
  network: 'x',
  feed: 'interactions',
  askedAt: NOW,
  now: NOW,
  historyBefore: NOW - 1000 * HOUR,
};
const stored = (message: Message | null): Stored => ({
  message: () => message,
  conversation: () => null,
  person: () => null,
});

test('times that can be stay as they are, a clock that is hours ahead among them', () => {
  const ahead = fetched({ createdAt: NOW + 5 * HOUR, version: NOW + 5 * HOUR });
  expect(soundTimes(ahead, null, NOW)).toBe(ahead);
  const old = fetched({ createdAt: 0, version: 0 });
  expect(soundTimes(old, null, NOW)).toBe(old);
});

test('a message from 2999 counts as written when it came', () => {
  const { message } = arrive(fetched({ createdAt: FAR, version: FAR }), place, stored(null));
  expect(message).toMatchObject({ createdAt: NOW, version: NOW });
});

test('the same message again changes nothing, however late it is asked for', () => {
  const lie = fetched({ createdAt: FAR, version: FAR, editedAt: FAR });
  const { message = null } = arrive(lie, place, stored(null));
  const again = arrive(lie, { ...place, now: NOW + HOUR }, stored(message));
  expect(again.message).toBeUndefined();
  const edited = fetched({ createdAt: FAR, version: NOW + HOUR, text: 'Hello again' });
  const later = arrive(edited, { ...place, now: NOW + 2 * HOUR }, stored(message));
  expect(later.message).toMatchObject({ text: 'Hello again', createdAt: NOW });
});
