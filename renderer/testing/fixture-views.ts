import type { InboxRow } from '#contract/rows.ts';
import { fitsFilter } from '#domain/inbox-filter.ts';
import type { CheckedViewArgs, ViewName, ViewOutput } from '#contract/views.ts';
import { columnsOf } from './fixture-columns.ts';
import { NETWORKS } from './fixture-networks.ts';
import type { World } from './fixture-world.ts';

/** What main would compute for a view. */
type Views = { readonly [Name in ViewName]: (args: CheckedViewArgs<Name>) => ViewOutput<Name> };
type Scoped = { readonly workspaceId: string };

const within = (scope: string | null) => (row: Scoped) =>
  scope === null || row.workspaceId === scope;
const isOnItsWay = (state: string) => ['queued', 'sending', 'unclear', 'failed'].includes(state);

function isFound(row: InboxRow, { search, state }: CheckedViewArgs<'inbox'>): boolean {
  const words = (search ?? '').toLowerCase();
  const hit = `${row.personName} ${row.preview.text} ${row.subject ?? ''}`.toLowerCase();
  return words === '' ? row.state === state : hit.includes(words);
}

function matches(row: InboxRow, args: CheckedViewArgs<'inbox'>): boolean {
  return (
    within(args.workspaceId)(row) &&
    isFound(row, args) &&
    fitsFilter(
      { ...row, labelIds: row.labels.map(({ id }) => id), lastActivityAt: row.preview.at },
      args.filter,
      Date.now(),
    )
  );
}

export function createFixtureViews(world: World): Views {
  const repliesOf = (scope: string | null) =>
    [...world.entries.values()]
      .flat()
      .filter((entry) => entry.entry === 'reply')
      .filter(within(scope));
  const draftsOf = (scope: string | null) => [...world.drafts.values()].filter(within(scope));
  const openCount = (of: (row: InboxRow) => boolean) =>
    world.inbox.filter((row) => row.state === 'open' && of(row)).length;

  return {
    app: () => ({
      rows: world.clients.map((client) => ({
        ...client,
        openCount: openCount((row) => row.workspaceId === client.id),
        accountCount: world.accounts.filter(within(client.id)).length,
      })),
      rest: {
        version: '0.1.0',
        platform: 'linux',
        systemLocale: 'en',
        dataFolder: '/home/me/.config/Parley',
        isOnline: world.isOnline,
        queuedCount: repliesOf(null).filter(({ state }) => state === 'queued').length,
        stuckCount: repliesOf(null).filter(({ needsPerson }) => needsPerson).length,
        lastSyncAt: Date.now() - 120_000,
        secrets: 'keychain',
        sampleWasRemoved: world.sampleWasRemoved,
        restored: world.restored,
        networks: NETWORKS,
        settings: world.settings,
      },
    }),
    accounts: ({ workspaceId }) => ({
      rows: world.accounts
        .filter(within(workspaceId))
        .map((row) =>
          Object.assign({}, row, { openCount: openCount(({ accountId }) => accountId === row.id) }),
        ),
      rest: {},
    }),
    inbox: (args) => {
      const rows = world.inbox
        .filter((row) => matches(row, args))
        .toSorted((a, b) =>
          args.sort === 'oldest' ? a.preview.at - b.preview.at : b.preview.at - a.preview.at,
        );
      const inState = (state: string) =>
        world.inbox.filter((row) => within(args.workspaceId)(row) && row.state === state).length;
      return {
        rows: rows.slice(0, args.limit),
        rest: {
          total: rows.length,
          counts: {
            open: inState('open'),
            waiting: inState('waiting'),
            snoozed: inState('snoozed'),
            done: inState('done'),
            drafts: draftsOf(args.workspaceId).length,
            outbox: repliesOf(args.workspaceId).filter(({ state }) => isOnItsWay(state)).length,
          },
        },
      };
    },
    replies: ({ workspaceId, list, limit }) => {
      const rows =
        list === 'drafts'
          ? draftsOf(workspaceId)
          : repliesOf(workspaceId).filter(({ state }) => isOnItsWay(state));
      return { rows: rows.slice(0, limit), rest: { total: rows.length } };
    },
    conversation: ({ conversationId, limit }) => {
      const row = world.inbox.find(({ id }) => id === conversationId);
      const entries = world.entries.get(conversationId) ?? [];
      const account = world.accounts.find(({ id }) => id === row?.accountId);
      const client = world.clients.find(({ id }) => id === row?.workspaceId);
      const newest = entries.findLast(
        (entry) => entry.entry === 'message' && entry.direction === 'in',
      );
      return {
        rows: entries.slice(-limit),
        rest: {
          conversation: row ?? null,
          post: world.posts.get(conversationId) ?? null,
          account:
            account === undefined
              ? null
              : { ...account, canReply: true, canDirect: account.network !== 'wordpress' },
          workspace: client ?? null,
          replyTo:
            newest?.entry === 'message'
              ? {
                  messageId: newest.messageId,
                  authorHandle: newest.authorHandle,
                  visibility: 'public',
                }
              : null,
          draft: world.drafts.get(conversationId) ?? null,
          hasEarlier: entries.length > limit,
          hasLater: false,
          unreadBefore: null,
        },
      };
    },
    person: ({ personId }) => {
      const person = world.people.get(personId);
      return { rows: person === undefined ? [] : [person], rest: {} };
    },
    signIn: () => ({ rows: [], rest: { prompt: world.prompt } }),
    deck: ({ workspaceId }) => ({ rows: columnsOf(world).filter(within(workspaceId)), rest: {} }),
    column: ({ columnId, limit }) => ({
      rows: [...world.entries.values()]
        .flat()
        .filter((entry) => entry.entry === 'message')
        .filter(
          ({ accountId }) =>
            accountId === columnsOf(world).find(({ id }) => id === columnId)?.accountId,
        )
        .toSorted((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit),
      rest: { isSyncing: false, hasMore: false, lastSyncAt: Date.now() - 60_000 },
    }),
    labels: ({ workspaceId }) => ({ rows: world.labels.filter(within(workspaceId)), rest: {} }),
  };
}
