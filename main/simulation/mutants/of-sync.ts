import type { Mutant } from './mutant.ts';

const PULL = 'main/sync/pull-feed.ts';
const FEED = 'main/simulation/feed-client.ts';
const MERGE = 'domain/merge.ts';

export const SYNC_MUTANTS: readonly Mutant[] = [
  {
    name: 'the cursor is stored before its page',
    of: 'cursor-first',
    shows: 'sync',
    file: PULL,
    find: '      const isEnd = !page.more || pages === MOST_PAGES || isOverBudget;\n',
    put: `      const isEnd = !page.more || pages === MOST_PAGES || isOverBudget;
      await context.ports.store.forWorkspace(work.account.workspaceId).change(
        (transaction) => transaction.put('cursors', { ...cursor, cursor: page.cursor }),
        { safety: 'durable' },
      );
`,
  },
  {
    name: 'catching up asks for the newest since the mark and skips the middle',
    of: 'since-id',
    shows: 'sync',
    file: FEED,
    find: 'const entries = server.after(after);',
    put: 'const entries = server.before(null).filter(({ seq }) => seq > after).toReversed();',
  },
  {
    name: 'the mark moves with the first page of a walk',
    of: 'hi-on-first-page',
    shows: 'sync',
    file: FEED,
    find: 'return { changes, cursor: { mark, walk: next }, more: true };',
    put: 'return { changes, cursor: { mark: top, walk: next }, more: true };',
  },
  {
    name: 'an index that lags is asked without overlap',
    of: 'no-overlap',
    shows: 'sync',
    file: FEED,
    find: 'const OVERLAP_MS = 10 * 60_000;',
    put: 'const OVERLAP_MS = 0;',
  },
  {
    name: 'the copy that came last wins, also over a deletion',
    of: 'last-write-wins',
    shows: 'sync',
    file: MERGE,
    find: '  if (existing.isDeletedRemotely) return existing;\n',
    put: '',
  },
  {
    name: 'an older copy replaces a newer one',
    shows: 'sync',
    file: MERGE,
    find: 'if (fresh.version < existing.version) return',
    put: 'if (fresh.version < 0) return',
  },
  {
    name: 'an expired page token counts as the end of the walk',
    of: 'expired-is-end',
    shows: 'sync',
    file: FEED,
    find: '  const under = stored !== null && server.isTokenDead(stored.tokenAt) ? null : stored;\n',
    put: `  if (stored !== null && server.isTokenDead(stored.tokenAt))
    return { changes: [], cursor: { mark: stored.top, walk: null }, more: false };
  const under = stored;
`,
  },
  {
    name: 'remote ids are not kept apart by account',
    of: 'ids-not-namespaced',
    shows: 'sync',
    file: 'domain/ids.ts',
    find: 'return toId<MessageId>(accountId + SEPARATOR + remoteId);',
    put: 'return toId<MessageId>(SEPARATOR + remoteId + accountId.slice(0, 0));',
  },
  {
    name: 'sync takes what a person sorted for its own',
    shows: 'sync',
    file: 'domain/arrival.ts',
    find: 'function countIncoming(known: Conversation, fact: Fact): Conversation {\n',
    put: `function countIncoming(given: Conversation, fact: Fact): Conversation {
  const known: Conversation = { ...given, notes: [], labelIds: [] };
`,
  },
  {
    name: 'the budget of a host is not kept',
    shows: 'sync',
    file: 'domain/schedule.ts',
    find: 'const BUDGET_REQUESTS = 75;',
    put: 'const BUDGET_REQUESTS = 75_000;',
  },
  {
    name: 'a feed is asked before Retry-After',
    shows: 'sync',
    file: 'main/sync/health.ts',
    // The feed, its account and the look before a request all keep it: it is lost where they read it.
    find: '  if (error instanceof ConnectorError) return error.failure;\n',
    put: `  if (error instanceof ConnectorError)
    return error.failure.retryAt === undefined ? error.failure : { code: 'timeout' };
`,
  },
  {
    name: 'control: the cursor is stored in a write of its own, after its page',
    of: 'cursor-after-data (control)',
    isControl: true,
    shows: 'sync',
    file: PULL,
    find: "          transaction.put('cursors', next);\n",
    put: `          void Promise.resolve().then(async () => {
            await context.ports.store.forWorkspace(work.account.workspaceId).change(
              (later) => {
                const now = later.get('cursors', next.id);
                if (now !== null) later.put('cursors', next);
              },
              { safety: 'cache' },
            );
          });
          transaction.put('cursors', { ...next, cursor: current.cursor });
`,
  },
];
