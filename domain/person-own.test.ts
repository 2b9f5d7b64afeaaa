import { expect, test } from 'vitest';
import { toId, type PersonId, type WorkspaceId } from './ids.ts';
import type { Person } from './person.ts';
import { ownOf } from './person-own.ts';

const person = (id: string, change: Partial<Person>): Person => ({
  id: toId<PersonId>(id),
  workspaceId: toId<WorkspaceId>('bakery'),
  network: 'mastodon',
  remoteId: id,
  name: id,
  handle: id,
  firstSeenAt: 0,
  lastSeenAt: 0,
  isVip: false,
  labelIds: [],
  ...change,
});

test('who is one person is on all lists, and known by what was said of the lead first', () => {
  const lead = person('a', { listIds: ['press'], fields: { born: '1984-03-04' } });
  const other = person('b', {
    listIds: ['press', 'regulars'],
    fields: { born: '2000-01-01', site: 'https://b.example' },
    touch: { days: 7, since: 1 },
  });
  expect(ownOf([lead, other])).toEqual({
    listIds: ['press', 'regulars'],
    fields: { born: '1984-03-04', site: 'https://b.example' },
    touch: { days: 7, since: 1 },
  });
  expect(ownOf([person('c', {})])).toEqual({ listIds: [], fields: {} });
});
