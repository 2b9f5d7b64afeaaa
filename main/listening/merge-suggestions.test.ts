import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { breathe } from '#main/store/breathe.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { anAccount, aPerson, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { startMergeSuggestions, type MergeSuggestions } from './merge-suggestions.ts';

let store: OpenedStore;
let clock: ManualClock;
let suggestions: MergeSuggestions;
let samePictures: boolean;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  samePictures = false;
  suggestions = startMergeSuggestions({
    store,
    takeTurn: breathe,
    clock,
    log: () => undefined,
    isSamePicture: async () => await Promise.resolve(samePictures),
  });
});
afterEach(async () => {
  await suggestions.close();
  await store.close();
});

const on = (network: string, change: Partial<Person> = {}) =>
  aPerson(BAKERY, { id: personId(BAKERY, network, 'j'), network, name: network, ...change });

const picture = (network: string) =>
  on(network, {
    name: 'Jana Öztürk',
    handle: network,
    avatarUrl: `https://${network}.example/j.png`,
  });

async function put(...people: readonly Person[]): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      for (const person of people) tx.put('people', person);
    },
    { safety: 'cache' },
  );
}

const kinds = async () => {
  const found = await suggestions.of(BAKERY);
  return found.map(({ evidence, isApart }) => [evidence.map(({ kind }) => kind).join(), isApart]);
};

test('who may be the same is known after the first look, and follows every change', async () => {
  const site = { url: 'https://roggen.example' };
  const [one, two] = [on('mastodon', site), on('bluesky', { handle: '@j@blau.example' })];
  await put(one, two, ...Array.from({ length: 600 }, (_, at) => on(`net${at}`)));
  expect(await kinds()).toEqual([]);
  await put({ ...two, ...site });
  expect(await kinds()).toEqual([['site', false]]);
  await put(
    { ...two, ...site, mail: 'j@roggen.example' },
    on('mail', { mail: 'j@roggen.example' }),
  );
  expect(await kinds()).toEqual([
    ['mail', false],
    ['site', false],
  ]);
  await put({ ...two, ...site, leadId: one.id });
  expect(await kinds()).toEqual([]);
  await put({ ...two, ...site, apartFrom: [one.id] });
  expect(await kinds()).toEqual([['site', true]]);
  await store.forWorkspace(BAKERY).change((tx) => tx.remove('people', two.id), { safety: 'cache' });
  expect(await kinds()).toEqual([]);
  expect(await suggestions.of(GARAGE)).toEqual([]);
});

test('nobody is asked whether the client’s own accounts are one', async () => {
  const site = { url: 'https://roggen.example' };
  await put(on('mastodon', site), on('bluesky', { ...site, handle: '' }));
  const own = anAccount(BAKERY, { remoteUserId: 'j' });
  await store.forWorkspace(BAKERY).change((tx) => tx.put('accounts', own), { safety: 'cache' });
  expect(await kinds()).toEqual([]);
});

test('a picture counts where the name is the same', async () => {
  await put(picture('mastodon'), picture('bluesky'));
  expect(await kinds()).toEqual([]);
  samePictures = true;
  expect(await kinds()).toEqual([['picture', false]]);
});

test('what nobody looks at is forgotten and made again', async () => {
  const site = { url: 'https://roggen.example' };
  await put(on('mastodon', site), on('bluesky', { ...site, handle: '' }));
  expect(await kinds()).toEqual([['site', false]]);
  clock.advance(3_600_000);
  expect(await kinds()).toEqual([['site', false]]);
});
