import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Conversation } from '#domain/conversation.ts';
import { openStore } from '#main/store/open.ts';
import type { Place, Query, Store } from '#main/store/store.ts';
import { aConversation, anAccount, BAKERY, GARAGE } from './documents.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryStore, emptyTables } from './memory-store.ts';

/** The simulation trusts the double of the store: here both answer the same questions. */

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function bothStores(): Promise<readonly [Store, Store]> {
  const real = await openStore({
    file: ':memory:',
    clock: createManualClock(),
    random: { uuid: () => 'uuid', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    log: () => undefined,
  });
  opened.push(real);
  return [real, createMemoryStore(emptyTables())];
}

const accounts = { [BAKERY]: anAccount(BAKERY), [GARAGE]: anAccount(GARAGE) };
const workspaces = fc.constantFrom(BAKERY, GARAGE);
const states = fc.constantFrom('open', 'waiting', 'snoozed', 'done');
const labels = fc.uniqueArray(fc.constantFrom('vip', 'delivery', 'press'));

const documents: fc.Arbitrary<Conversation> = fc
  .record({
    workspaceId: workspaces,
    root: fc.integer({ min: 0, max: 12 }),
    state: states,
    lastActivityAt: fc.integer({ min: 0, max: 6 }),
    labelIds: labels,
    isMuted: fc.boolean(),
  })
  .map(({ workspaceId, root, ...fields }) =>
    aConversation(accounts[workspaceId] ?? anAccount(workspaceId), {
      ...fields,
      remoteRootId: `root-${root}`,
    }),
  );

type Step =
  | { readonly kind: 'put'; readonly document: Conversation }
  | { readonly kind: 'remove'; readonly document: Conversation }
  | { readonly kind: 'fail'; readonly document: Conversation };
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put'), document: documents }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), document: documents }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail'), document: documents }) },
);

const queries: fc.Arbitrary<Query> = fc
  .record({
    where: fc.record(
      {
        state: fc.oneof(
          states,
          fc.uniqueArray(states).map((inList) => ({ inList })),
        ),
        lastActivityAt: fc.oneof(
          fc.record({ from: fc.integer({ min: 0, max: 6 }) }),
          fc.record({ below: fc.integer({ min: 0, max: 6 }) }),
        ),
        labelIds: fc.constantFrom('vip', 'press').map((has) => ({ has })),
        isMuted: fc.boolean(),
        snoozedUntil: fc.boolean().map((exists) => ({ exists })),
      },
      { requiredKeys: [] },
    ),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    after: fc.option(places(), { nil: undefined }),
    upTo: fc.option(places(), { nil: undefined }),
  })
  .map(toQuery);

function places(): fc.Arbitrary<Place> {
  return fc.record({
    at: fc.integer({ min: 0, max: 6 }),
    id: documents.map(({ id }) => id),
  });
}

function toQuery({
  where,
  direction,
  limit,
  after,
  upTo,
}: {
  readonly where: NonNullable<Query['where']>;
  readonly direction: 'asc' | 'desc';
  readonly limit: number | undefined;
  readonly after: Place | undefined;
  readonly upTo: Place | undefined;
}): Query {
  return {
    where,
    sort: [['lastActivityAt', direction]],
    ...(limit === undefined ? {} : { limit }),
    ...(after === undefined ? {} : { after }),
    ...(upTo === undefined ? {} : { upTo }),
  };
}

async function play(store: Store, { kind, document }: Step): Promise<string> {
  try {
    await store.forWorkspace(document.workspaceId).change(
      (transaction) => {
        if (kind === 'remove') transaction.remove('conversations', document.id);
        else transaction.put('conversations', document);
        if (kind === 'fail') throw new Error('stop');
      },
      { safety: 'cache' },
    );
    return 'done';
  } catch {
    return 'refused';
  }
}

test('the double answers every question as the real store does, whatever was written before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { maxLength: 25 }),
      fc.array(queries, { minLength: 1, maxLength: 6 }),
      async (written, asked) => {
        const [real, double] = await bothStores();
        for (const step of written) expect(await play(double, step)).toBe(await play(real, step));
        for (const query of asked)
          for (const pick of [
            (store: Store) => store.acrossWorkspaces,
            (store: Store) => store.forWorkspace(BAKERY),
          ]) {
            expect(await pick(double).find('conversations', query)).toEqual(
              await pick(real).find('conversations', query),
            );
            const { where = {} } = query;
            expect(await pick(double).count('conversations', { where })).toBe(
              await pick(real).count('conversations', { where }),
            );
            expect(await pick(double).countBy('conversations', 'state', { where })).toEqual(
              await pick(real).countBy('conversations', 'state', { where }),
            );
          }
        await real.close();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('both refuse to write a document of another client, and then write nothing at all', async () => {
  for (const store of await bothStores()) {
    const own = aConversation(anAccount(BAKERY));
    const foreign = aConversation(anAccount(GARAGE));
    const change = store.forWorkspace(BAKERY).change(
      (transaction) => {
        transaction.put('conversations', own);
        transaction.put('conversations', foreign);
      },
      { safety: 'durable' },
    );
    await expect(change).rejects.toThrow(/another|StoreError/u);
    expect(await store.acrossWorkspaces.count('conversations', {})).toBe(0);
  }
});
