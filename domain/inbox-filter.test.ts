import { expect, test } from 'vitest';
import { toId, type AccountId, type PersonId } from './ids.ts';
import { fitsFilter, type InboxFilter } from './inbox-filter.ts';

const NOW = 1_000_000_000;
const HOUR = 3_600_000;
const ONE = {
  kind: 'comment',
  network: 'mastodon',
  accountId: toId<AccountId>('rabe'),
  labelIds: ['praise'],
  unreadCount: 0,
  personId: toId<PersonId>('jana'),
  lastActivityAt: NOW,
} as const;

test.each<[InboxFilter, boolean]>([
  [{}, true],
  [{ kinds: ['direct', 'comment'], networks: ['mastodon'] }, true],
  [{ kinds: ['direct'], networks: ['mastodon'] }, false],
  [{ kinds: [] }, false],
  [{ labelIds: ['shop', 'praise'] }, true],
  [{ labelIds: ['shop'] }, false],
  [{ isUnread: true }, false],
  [{ isUnread: false }, true],
  [{ sentiments: ['unknown'] }, true],
  [{ sentiments: ['negative'] }, false],
  [{ due: 'soon' }, false],
  [{ personId: toId<PersonId>('tom') }, false],
  [{ from: NOW, until: NOW + 1 }, true],
  [{ until: NOW }, false],
])('a comment by Jana fits %j: %s', (filter, fits) => {
  expect(fitsFilter(ONE, filter, NOW)).toBe(fits);
});

test('overdue is what is over; soon is what is over or comes within a day', () => {
  const dueIn = (hours: number) => ({ ...ONE, dueAt: NOW + hours * HOUR });
  expect(fitsFilter(dueIn(-1), { due: 'overdue' }, NOW)).toBe(true);
  expect(fitsFilter(dueIn(1), { due: 'overdue' }, NOW)).toBe(false);
  expect(fitsFilter(dueIn(-1), { due: 'soon' }, NOW)).toBe(true);
  expect(fitsFilter(dueIn(23), { due: 'soon' }, NOW)).toBe(true);
  expect(fitsFilter(dueIn(25), { due: 'soon' }, NOW)).toBe(false);
});
