import type { BenchMessage } from './documents.ts';
import { NAME, type Own } from './own.ts';
import type { Raw } from './raw.ts';

/** One question, asked in both ways; `times` makes every repetition a different one. */
export type Read = {
  readonly name: string;
  readonly own: (times: number) => unknown;
  readonly raw: (times: number) => unknown;
  /** Milliseconds at most, whatever raw SQLite needs. */
  readonly mostMs: number | null;
};

const WINDOW = 50;
/** Where a list is when somebody has scrolled for long. */
export const FAR_BACK_MS = 5e10;
const SELECT = 'SELECT data FROM m WHERE deleted=0 AND';
const NEWEST = `ORDER BY at DESC, id LIMIT ${WINDOW}`;
const FOUND =
  'SELECT m.data FROM f CROSS JOIN m ON m.rid = f.rowid WHERE f MATCH ? AND m.deleted=0';

/** The questions of the inbox, its counts, its labels and its search. */
export function readsOf(own: Own, raw: Raw, newestAt: number): readonly Read[] {
  const { reader, storage } = own;
  const newest = [{ at: 'desc' }] as const;
  const query = (selector: Record<string, unknown>): BenchMessage[] =>
    reader.query<BenchMessage>('messages', { selector, sort: newest, limit: WINDOW });
  const someId = query({ state: 'done' })[0]?.id ?? '';
  const inbox = { workspaceId: 'north', state: 'open' } as const;
  const { table, columns } = storage.names(NAME, 'messages');
  const counts = `SELECT ${columns['accountId']} AS account, count(*) AS n FROM ${table} WHERE deleted=0 AND ${columns['isUnread']}=1 GROUP BY 1`;
  const search = (name: string, own_: string, raw_: string): Read => ({
    name,
    own: () => storage.search(NAME, 'messages', own_, { limit: WINDOW }),
    raw: () => raw.all(`${FOUND} ORDER BY f.rowid DESC LIMIT ${WINDOW}`, raw_),
    mostMs: 2,
  });
  return [
    {
      name: 'inbox window',
      own: (times) => query({ ...inbox, at: { $lt: newestAt - times } }),
      raw: (times) =>
        raw.all(
          `${SELECT} workspace=? AND state=? AND at<? ${NEWEST}`,
          'north',
          'open',
          newestAt - times,
        ),
      mostMs: 2,
    },
    {
      name: 'inbox window by RxDB find()',
      own: (times) =>
        own.messages
          .find({
            selector: { ...inbox, at: { $lt: newestAt - times } },
            sort: [{ at: 'desc' }],
            limit: WINDOW,
          })
          .exec(),
      raw: (times) =>
        raw.all(
          `${SELECT} workspace=? AND state=? AND at<? ${NEWEST}`,
          'north',
          'open',
          newestAt - times,
        ),
      mostMs: 2,
    },
    {
      name: 'window far back by keyset',
      own: (times) => query({ ...inbox, at: { $lt: newestAt - FAR_BACK_MS - times } }),
      raw: (times) =>
        raw.all(
          `${SELECT} workspace=? AND state=? AND at<? ${NEWEST}`,
          'north',
          'open',
          newestAt - FAR_BACK_MS - times,
        ),
      mostMs: 2,
    },
    {
      name: 'window of three accounts',
      own: (times) => query({ accountId: { $in: accountsAt(times) }, state: 'open' }),
      raw: (times) => raw.all(threeAccounts(), ...accountsAt(times)),
      mostMs: 2,
    },
    {
      name: 'unread counts of 12 accounts',
      own: () => storage.connection(NAME).read(counts),
      raw: () =>
        raw.rows('SELECT account, count(*) AS n FROM m WHERE deleted=0 AND unread=1 GROUP BY 1'),
      mostMs: null,
    },
    {
      name: 'unread count of one account',
      own: (times) =>
        reader.count('messages', {
          selector: { accountId: `account${times % 12}`, isUnread: true },
        }),
      raw: (times) =>
        raw.rows(
          'SELECT count(*) AS n FROM m WHERE deleted=0 AND account=? AND unread=1',
          `account${times % 12}`,
        ),
      mostMs: null,
    },
    ...['vip', 'press'].map((label): Read => ({
      name: `label window (${label})`,
      own: () => query({ labelIds: { $elemMatch: { $eq: label } } }),
      raw: () =>
        raw.all(
          `SELECT m.data FROM label CROSS JOIN m ON m.rid = label.rid WHERE label.value=? AND m.deleted=0 ORDER BY label.at DESC, m.id LIMIT ${WINDOW}`,
          label,
        ),
      mostMs: 2,
    })),
    {
      name: 'one message by id',
      own: () => reader.get('messages', someId),
      raw: () => raw.all('SELECT data FROM m WHERE id=?', someId)[0],
      mostMs: null,
    },
    search(
      'search, rare word',
      'rueckrufaktion OR "rückrufaktion"',
      '(rueckrufaktion) OR (rückrufaktion)',
    ),
    search('search, common word', 'lieferung', 'lieferung'),
    search('search, two words', 'lieferung köln', 'lieferung AND köln'),
    search('search, start of a compound', 'rückruf*', 'rückruf*'),
  ];
}

function accountsAt(times: number): string[] {
  return [0, 2, 5].map((step) => `account${(times + step) % 12}`);
}

/** By hand one would also ask per account and merge. */
function threeAccounts(): string {
  const one = `SELECT * FROM (SELECT at, id, data FROM m WHERE deleted=0 AND account=? AND state='open' ${NEWEST})`;
  return `SELECT data FROM (${[one, one, one].join(' UNION ALL ')}) ${NEWEST}`;
}
