import type { InboxRow } from '#contract/rows.ts';
import { fitsFilter } from '#domain/inbox-filter.ts';
import type { CheckedViewArgs, ViewName, ViewOutput } from '#contract/views.ts';
import { cardsOf, deckOf, decksOf } from './fixture-columns.ts';
import { mergeRows, peopleNamed } from './fixture-merges.ts';
import { namedIn } from './fixture-profiles.ts';
import { MULTIPLIERS } from './fixture-multipliers.ts';
import { insightFixtures } from './fixture-insights.ts';
import { monitorFixtures, RISK } from './fixture-monitors.ts';
import { personFixtures } from './fixture-person.ts';
import { stretchOf } from './fixture-stretch.ts';
import { NETWORKS } from './fixture-networks.ts';
import { SAVED_TEXTS } from './fixture-texts.ts';
import { ruleFixtures } from './fixture-rules.ts';
import type { World } from './fixture-world.ts';

/** What main would compute for a view. */
type Views = { readonly [Name in ViewName]: (args: CheckedViewArgs<Name>) => ViewOutput<Name> };
type Scoped = { readonly workspaceId: string };

const feed = { workspaceId: 'rabe', accountId: 'rabe-feeds', network: 'feeds', options: {} };
const SUBSCRIPTIONS: ViewOutput<'subscriptions'>['rows'] = [
  {
    ...feed,
    id: 'alert',
    name: 'Google Alert: Kaffeerösterei Rabe',
    address: 'https://www.google.com/alerts/feeds/1/2',
    lastSyncAt: Date.now() - 1_200_000,
    nextSyncAt: Date.now() + 2_400_000,
  },
  {
    ...feed,
    id: 'forum',
    name: 'Espresso-Forum',
    address: 'https://forum.example/latest.rss',
    deck: 'Foren',
    failure: { code: 'feed-gone', host: 'forum.example', status: 410 },
  },
  {
    ...feed,
    id: 'paper',
    name: 'Tagblatt, Lokales',
    address: 'https://tagblatt.example/lokales/feed',
    options: { isPaused: true },
    lastSyncAt: Date.now() - 90_000_000,
  },
];

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
        offlineSince: world.isOnline ? null : Date.now() - 600_000,
        queuedCount: repliesOf(null).filter(({ state }) => state === 'queued').length,
        stuckCount: repliesOf(null).filter(({ needsPerson }) => needsPerson).length,
        lastSyncAt: Date.now() - 120_000,
        secrets: 'keychain',
        sampleWasRemoved: world.sampleWasRemoved,
        restored: world.restored,
        isDamaged: world.isDamaged,
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
        .map((row) => (args.sort === 'risk' ? Object.assign({}, row, RISK) : row))
        .toSorted((a, b) =>
          args.sort === 'oldest' ? a.preview.at - b.preview.at : b.preview.at - a.preview.at,
        );
      const { shown, ends } = stretchOf(rows, args);
      return { rows: shown, rest: { total: rows.length, ends } };
    },
    counts: ({ workspaceId }) => {
      const inState = (state: string) =>
        world.inbox.filter((row) => within(workspaceId)(row) && row.state === state).length;
      return {
        rows: [],
        rest: {
          open: inState('open'),
          waiting: inState('waiting'),
          snoozed: inState('snoozed'),
          done: inState('done'),
          drafts: draftsOf(workspaceId).length,
          outbox: repliesOf(workspaceId).filter(({ state }) => isOnItsWay(state)).length,
        },
      };
    },
    actions: () => ({ rows: [], rest: {} }),
    ...insightFixtures(world),
    ...monitorFixtures(world),
    ...personFixtures(world),
    ...ruleFixtures(world),
    replies: ({ workspaceId, list, ...stretch }) => {
      const rows =
        list === 'drafts'
          ? draftsOf(workspaceId)
          : repliesOf(workspaceId).filter(({ state }) => isOnItsWay(state));
      const { shown, ends } = stretchOf(rows, stretch);
      return { rows: shown, rest: { total: rows.length, ends } };
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
              : {
                  ...account,
                  canReply: true,
                  canDirect: account.network !== 'wordpress',
                  answersOnPage: false,
                },
          workspace: client ?? null,
          replyTo:
            newest?.entry === 'message'
              ? {
                  messageId: newest.messageId,
                  authorName: newest.authorName,
                  authorHandle: newest.authorHandle,
                  isOurs: false,
                  visibility: 'public',
                }
              : null,
          draft: world.drafts.get(conversationId) ?? null,
          draftAnswers: null,
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
    decks: ({ workspaceId }) => ({ rows: decksOf(world, workspaceId), rest: {} }),
    deck: (args) => ({ rows: deckOf(world, args), rest: {} }),
    column: ({ columnId, ...stretch }) => {
      const { shown, ends } = stretchOf(cardsOf(world, columnId), stretch);
      return {
        rows: shown,
        rest: { isPaused: false, isSyncing: false, lastSyncAt: Date.now() - 60_000, ends },
      };
    },
    savedViews: () => ({ rows: [], rest: {} }),
    savedTexts: () => ({ rows: SAVED_TEXTS, rest: {} }),
    multipliers: () => ({
      rows: world.entries.size === 0 ? [] : MULTIPLIERS,
      rest: { peopleCount: 214, messageCount: 1362 },
    }),
    mergeSuggestions: ({ list }) => mergeRows(world, list),
    peopleNamed: ({ words }) => peopleNamed(world, words),
    subscriptions: () => ({ rows: SUBSCRIPTIONS, rest: {} }),
    mentions: ({ word }) => ({ rows: namedIn(world.inbox, word), rest: {} }),
    today: () => ({ rows: [], rest: { doneCount: 3, backAt: Date.now() + 7_200_000 } }),
    labels: ({ workspaceId }) => ({ rows: world.labels.filter(within(workspaceId)), rest: {} }),
  };
}
