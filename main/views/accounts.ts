import { mailRules } from '#contract/mail-rule-rows.ts';
import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { FeedCursor } from '#domain/cursor.ts';
import { missedOf } from '#domain/gaps.ts';
import { historyOf } from '#domain/history.ts';
import { always, alters } from './concerns.ts';
import { moneyOf } from './money.ts';
import { picture, readerOf } from './scope.ts';
import { countIn } from './state-counts.ts';
import { view, type ViewPorts } from './view.ts';

export const accountsView = view(views.accounts, {
  on: {
    accounts: always,
    conversations: alters<Conversation>('accountId', 'state', 'snoozedUntil'),
    cursors: alters<FeedCursor>('lastOkAt', 'nextAt', 'backfill', 'gaps'),
  },
  follows: ({ settings, syncing, rates }) => [settings.loadPictures, [...syncing], [...rates]],
  async read({ workspaceId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const accounts = await reader.find('accounts', {});
    const cursors = Map.groupBy(await reader.find('cursors', {}), (cursor) => cursor.accountId);
    const now = ports.clock.now();
    const open = new Map<string, number>();
    for (const { id } of accounts) {
      const whose = { path: 'accountId', value: id } as const;
      open.set(id, await countIn(ports.store, 'open', { whose, now }));
    }
    const oldestFirst = accounts.toSorted((a, b) => a.createdAt - b.createdAt);
    return {
      rows: oldestFirst.map((account) =>
        toRow(account, { cursors: cursors.get(account.id) ?? [], open }, ports),
      ),
      rest: {},
    };
  },
});

type Around = {
  readonly cursors: readonly FeedCursor[];
  readonly open: ReadonlyMap<string, number>;
};

function toRow(account: Account, { cursors, open }: Around, ports: ViewPorts) {
  const { syncing, rates } = ports.status();
  const okTimes = cursors.map((cursor) => cursor.lastOkAt).filter((at) => at !== undefined);
  return {
    id: account.id,
    workspaceId: account.workspaceId,
    network: account.network,
    handle: account.handle,
    displayName: account.displayName,
    picture: picture(ports, account.avatarUrl),
    serverUrl: account.serverUrl,
    software: account.software,
    state: account.state,
    failure: account.failure,
    methodId: account.methodId,
    endsAt: account.endsAt,
    openCount: open.get(account.id) ?? 0,
    connectedAt: account.createdAt,
    history: historyOf(account, cursors, ports.clock.now()),
    missed: missedOf(cursors),
    lastSyncAt: okTimes.length === 0 ? undefined : Math.max(...okTimes),
    nextSyncAt:
      cursors.length === 0 ? undefined : Math.min(...cursors.map((cursor) => cursor.nextAt)),
    isSyncing: cursors.some((cursor) => syncing.has(cursor.id)),
    rate: rates.get(account.id),
    money: moneyOf(account, ports.clock.now()),
    compose: composeRules(account.capabilities),
    actions: account.capabilities.actions,
    feeds: account.capabilities.feeds,
    mailRules: mailRules.safeParse(account.options?.['mailRules']).data,
  };
}

/** What the composer must know about an account. */
export function composeRules(capabilities: AccountCapabilities) {
  const { directText, media, visibilities, contentWarning, language, parts, posts } = capabilities;
  return {
    text: capabilities.text,
    directText,
    media,
    visibilities,
    contentWarning,
    language,
    parts: parts === true,
    posts: posts ?? [],
  };
}
