import type { ViewOutput } from '#contract/views.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import type { World } from './fixture-world.ts';

type Row = ViewOutput<'mergeSuggestions'>['rows'][number];
type Side = Row['one'];

function side(network: string, handleText: string, more: Partial<Side>): Side {
  return {
    id: `rabe|${network}|${handleText}`,
    network,
    name: 'Tom Kessler',
    handle: handleText,
    isVip: false,
    conversationCount: 2,
    lastSeenAt: Date.now() - 86_400_000,
    others: [],
    ...more,
  };
}

const PAIRS: readonly Row[] = [
  {
    id: 'tom',
    workspaceId: 'rabe',
    one: side('bluesky', 'tomk.bsky.social', {
      bio: 'Coffee writer. Vienna, mostly. kessler.example',
      reach: 18_000,
      isVip: true,
      conversationCount: 6,
    }),
    other: side('wordpress', 'Tom Kessler', { url: 'https://kessler.example' }),
    evidence: [{ kind: 'site', about: 'kessler.example' }],
  },
  {
    id: 'jana',
    workspaceId: 'rabe',
    one: side('mastodon', '@jana@dresden.social', {
      name: 'Jana Meissner',
      bio: 'Dresden · Kaffee, Rennrad, Stadtpolitik',
      reach: 2140,
      others: [{ id: 'rabe|mail|jana', network: 'mail', handle: 'XING' }],
    }),
    other: side('bluesky', 'jana.bsky.social', { name: 'Jana Meissner', reach: 310 }),
    evidence: [
      { kind: 'handle', about: 'jana' },
      { kind: 'picture', about: 'jana meissner' },
    ],
  },
];

export function mergeRows(world: World, list: 'open' | 'apart') {
  if (world.entries.size === 0) return { rows: [], rest: { openCount: 0, apartCount: 0 } };
  const open = PAIRS.filter(({ id }) => !world.mergesSeen.has(id));
  const apart = PAIRS.filter(({ id }) => world.mergesSeen.get(id) === 'apart');
  return {
    rows: list === 'open' ? open : apart,
    rest: { openCount: open.length, apartCount: apart.length },
  };
}

function pairOf(personId: string): string {
  return PAIRS.find(({ one }) => one.id === personId)?.id ?? '';
}

export function createFixtureMerges(world: World): FixtureCommands {
  return {
    ...handle('person.merge', ({ personId }) => {
      world.mergesSeen.set(pairOf(personId), 'merged');
      return {};
    }),
    ...handle('person.setApart', ({ personId, isApart }) => {
      if (isApart) world.mergesSeen.set(pairOf(personId), 'apart');
      else world.mergesSeen.delete(pairOf(personId));
      return {};
    }),
    ...handle('person.split', () => ({})),
  };
}

export function peopleNamed(world: World, words: string) {
  const found = [...world.people.values()].filter(
    ({ name }) => words !== '' && name.toLowerCase().includes(words.toLowerCase()),
  );
  const rows = found.slice(0, 12).map(({ id, network, name, handle: handleText }) => ({
    id,
    network,
    name,
    handle: handleText,
  }));
  return { rows, rest: {} };
}
