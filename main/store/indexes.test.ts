import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DATABASE, openDatabase, type OpenDatabase } from './database.ts';
import { splitLists, toMango } from './mango.ts';
import type { CollectionName, Query } from './store.ts';

/**
 * Every question that the app asks of a large collection, and the columns that must lead to the
 * answer. SQLite has no statistics here, so a new index can make it choose badly: this would show it.
 */
const NEWEST = [['lastActivityAt', 'desc']] as const;
const LATEST = [['createdAt', 'desc']] as const;

/** As many as are named in one question. */
const PEOPLE = Array.from({ length: 64 }, (_, index) => `p${index}`);

type Case = readonly [collection: CollectionName, query: Query, found: RegExp];
const ONE_CLIENT: readonly Case[] = [
  ['messages', { where: { conversationId: 'c' }, sort: LATEST, limit: 9 }, /c_conversationId=\?/u],
  ['messages', { where: { accountId: 'a' }, limit: 9 }, /c_accountId=\?/u],
  ['messages', { sort: LATEST, limit: 9 }, /c_workspaceId=\?/u],
  [
    'messages',
    { where: { accountId: 'a', feeds: { has: 'home' } }, sort: LATEST, limit: 9 },
    /feeds USING PRIMARY KEY \(l_value=\?/u,
  ],
  [
    'conversations',
    { where: { state: 'open' }, sort: NEWEST, limit: 9 },
    /c_workspaceId=\? AND c_state=\?/u,
  ],
  [
    'conversations',
    { where: { state: 'open' }, sort: NEWEST, limit: 9, after: { at: 5, id: 'x' } },
    /c_workspaceId=\? AND c_state=\? AND c_lastActivityAt<\?/u,
  ],
  [
    'conversations',
    {
      where: { state: 'open' },
      sort: NEWEST,
      limit: 9,
      after: { at: 5, id: 'x' },
      upTo: { at: 2, id: 'y' },
    },
    /c_workspaceId=\? AND c_state=\? AND c_lastActivityAt>\? AND c_lastActivityAt<\?/u,
  ],
  [
    'messages',
    {
      where: { accountId: 'a', feeds: { has: 'home' } },
      sort: LATEST,
      limit: 9,
      after: { at: 5, id: 'x' },
    },
    /feeds USING PRIMARY KEY \(l_value=\? AND l_at<\?/u,
  ],
  [
    'conversations',
    { where: { state: 'open', kind: { inList: ['direct', 'review'] } }, sort: NEWEST, limit: 9 },
    /c_workspaceId=\? AND c_state=\? AND c_kind=\?/u,
  ],
  [
    'conversations',
    { where: { state: 'open', accountId: 'a' }, sort: NEWEST, limit: 9 },
    /c_accountId=\? AND c_state=\?/u,
  ],
  [
    'conversations',
    { where: { labelIds: { has: 'l' }, state: 'open' }, sort: NEWEST, limit: 9 },
    /labelIds USING PRIMARY KEY \(l_value=\?/u,
  ],
  [
    'conversations',
    {
      where: { personReach: { from: 1 }, state: 'open' },
      sort: [['personReach', 'desc']],
      limit: 9,
    },
    /c_workspaceId=\? AND c_state=\? AND c_personReach>\?/u,
  ],
  ['people', { where: { leadId: 'p' } }, /c_leadId=\?/u],
  ['conversations', { where: { personId: 'p' }, sort: NEWEST, limit: 9 }, /c_personId=\?/u],
  [
    'conversations',
    { where: { personId: { inList: ['p', 'q'] }, state: 'open' }, sort: NEWEST, limit: 9 },
    /c_personId=\?/u,
  ],
  ['conversations', { where: { personId: { inList: PEOPLE }, state: 'done' } }, /c_personId=\?/u],
  ['messages', { where: { authorId: 'p', direction: 'in' } }, /c_authorId=\?/u],
  [
    'messages',
    { where: { authorId: 'p', direction: 'in', sentiment: 'negative', createdAt: { from: 1 } } },
    /c_authorId=\? AND c_createdAt>\?/u,
  ],
  [
    'messages',
    { where: { conversationId: { inList: PEOPLE }, direction: 'out', kind: 'post' } },
    /c_conversationId=\?/u,
  ],
  [
    'replies',
    { where: { conversationId: { inList: PEOPLE }, 'status.state': 'sent' } },
    /c_conversationId=\?/u,
  ],
  ['people', { where: { isVip: true } }, /c_workspaceId=\? AND c_isVip=\?/u],
  ['people', { where: { 'touch.days': { from: 1 } } }, /c_workspaceId=\? AND c_touch\.days>\?/u],
  ['people', { where: { listIds: { has: 'l' } } }, /listIds USING PRIMARY KEY \(l_value=\?/u],
  [
    'replies',
    {
      where: { 'to.personId': 'p', 'status.state': 'sent' },
      sort: [['updatedAt', 'desc']],
      limit: 1,
    },
    /c_to\.personId=\?/u,
  ],
  ['replies', { where: { conversationId: 'c' } }, /c_conversationId=\?/u],
  [
    'replies',
    { where: { 'status.state': 'draft' }, sort: [['updatedAt', 'desc']], limit: 9 },
    /c_workspaceId=\? AND c_status\.state=\?/u,
  ],
  [
    'events',
    { where: { kind: 'conversation.triaged' }, sort: [['at', 'desc']], limit: 9 },
    /c_workspaceId=\? AND c_kind=\?/u,
  ],
  [
    'events',
    {
      where: { conversationId: 'c', kind: { inList: ['rule.ran', 'rule.applied'] } },
      sort: [['at', 'desc']],
      limit: 9,
    },
    /c_conversationId=\?/u,
  ],
  [
    'events',
    {
      where: { kind: { inList: ['rule.ran', 'rule.applied'] }, ruleId: 'r' },
      sort: [['at', 'desc']],
      limit: 9,
    },
    /c_workspaceId=\? AND c_kind=\?/u,
  ],
];
const ALL_CLIENTS: readonly Case[] = [
  ['people', { where: { 'touch.days': { from: 1 } } }, /c_touch\.days>\?/u],
  ['people', { where: { isVip: true } }, /c_isVip=\?/u],
  [
    'messages',
    { where: { direction: 'in', sentiment: { exists: false } }, sort: LATEST, limit: 9 },
    /c_direction=\? AND c_sentiment/u,
  ],
  ['conversations', { where: { state: 'open' }, sort: NEWEST, limit: 9 }, /c_state=\?/u],
  [
    'replies',
    { where: { 'status.state': { inList: ['draft', 'sending'] } } },
    /c_status\.state=\?/u,
  ],
  [
    'replies',
    { where: { accountId: 'a', 'status.state': { inList: ['queued', 'sending'] } } },
    /c_accountId=\? AND c_status\.state=\?/u,
  ],
  ['events', { where: { kind: 'x' }, sort: [['at', 'desc']], limit: 9 }, /c_kind=\?/u],
  ['cursors', { where: { nextAt: { below: 5 } }, sort: [['nextAt', 'asc']] }, /c_nextAt<\?/u],
];

let database: OpenDatabase;
beforeEach(async () => {
  database = await openDatabase(':memory:');
});
afterEach(async () => {
  await database.close();
});

/** How SQLite would answer: its own words. */
function plansOf(
  collection: CollectionName,
  query: Query,
  scope: Record<string, string>,
): string[] {
  const connection = database.storage.connection(DATABASE);
  const prepare = vi.spyOn(connection, 'prepare');
  const reader = database.storage.reader(DATABASE);
  for (const part of splitLists(query)) {
    const mango = toMango(part, scope);
    reader.query(collection, mango);
    reader.count(collection, { selector: mango.selector });
  }
  const asked = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('SELECT'));
  prepare.mockRestore();
  return asked.map((sql) =>
    connection
      .prepareOnce(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(sql.match(/\?/gu) ?? []).map(() => 1))
      .map((step) => String(step['detail']))
      .join('; '),
  );
}

test.each(ONE_CLIENT)('one client, %s %j', (collection, query, found) => {
  const plans = plansOf(collection, query, { workspaceId: 'w' });
  expect(plans.length).toBeGreaterThanOrEqual(2);
  for (const plan of plans) expect(plan).toMatch(found);
});

test.each(ALL_CLIENTS)('all clients, %s %j', (collection, query, found) => {
  const plans = plansOf(collection, query, {});
  expect(plans.length).toBeGreaterThanOrEqual(2);
  for (const plan of plans) expect(plan).toMatch(found);
});
