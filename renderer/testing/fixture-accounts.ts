import type { AccountRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import { toId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import { COMPOSE } from './fixture-networks.ts';

/** Clients, labels and accounts of the window without main. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const client = (
  shown: Pick<WorkspaceRow, 'name' | 'initials' | 'color'>,
  id: string,
): WorkspaceRow => ({
  ...shown,
  id: toId<WorkspaceId>(id),
  isSample: false,
  openCount: 0,
  accountCount: 0,
});
export const CLIENTS = [
  client({ name: 'Kaffeerösterei Rabe', initials: 'KR', color: '#8a4b2a' }, 'rabe'),
  client({ name: 'Verein Bergfreunde', initials: 'VB', color: '#2f7d62' }, 'verein'),
  client({ name: 'Studio Hollerbusch', initials: 'SH', color: '#6a4fb5' }, 'studio'),
] as const;
export const LABELS = [
  ['delivery', 'Delivery', '#3d5a80', 'rabe'],
  ['recipe', 'Recipe', '#4a6a2f', 'rabe'],
  ['press', 'Press', '#a3406b', 'rabe'],
  ['customer', 'Customer', '#2f7d62', 'rabe'],
] as const;
export const ACCOUNTS = [
  ['rabe-mastodon', 'rabe', 'mastodon', '@rabe@kaffee.example', 'kaffee.example'],
  ['rabe-bluesky', 'rabe', 'bluesky', 'rabe.bsky.social', 'bsky.social'],
  ['rabe-blog', 'rabe', 'wordpress', 'blog.rabe.example', 'blog.rabe.example'],
  ['verein-mastodon', 'verein', 'mastodon', '@bergfreunde@wandern.example', 'wandern.example'],
  ['studio-mastodon', 'studio', 'mastodon', '@hollerbusch@kunst.example', 'kunst.example'],
] as const;

export type Ground = (typeof ACCOUNTS)[number];

export function accountRow(
  [id, workspace, network, handle, host]: Ground,
  now: number,
): AccountRow {
  const compose = COMPOSE[network];
  if (compose === undefined) throw new Error(`No rules for ${network}`);
  const can = { can: true } as const;
  return {
    id: toId<AccountId>(id),
    workspaceId: toId<WorkspaceId>(workspace),
    network,
    handle,
    displayName: handle,
    serverUrl: `https://${host}`,
    state: 'ready',
    openCount: 0,
    connectedAt: now - 200 * DAY,
    history: {
      reach: '90-days',
      state: 'done',
      reachedAt: now - 290 * DAY,
      count: 214,
      share: 1,
    },
    missed: [],
    lastSyncAt: now - 3 * MINUTE,
    nextSyncAt: now + MINUTE,
    isSyncing: false,
    ...(network === 'wordpress'
      ? {}
      : { rate: { limit: 300, remaining: 288, resetAt: now + 4 * MINUTE } }),
    compose,
    actions: {
      reply: can,
      like: can,
      boost: network === 'wordpress' ? { can: false, why: 'network-cannot' } : can,
      delete: can,
    },
    feeds: ['interactions', 'home', 'own', 'list', 'search'],
  };
}
