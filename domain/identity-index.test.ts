import { describe, expect, test } from 'vitest';
import { createIdentityIndex } from './identity-index.ts';
import { personId, toId, type WorkspaceId } from './ids.ts';
import type { Person } from './person.ts';

const workspaceId = toId<WorkspaceId>('bakery');

function aPerson(network: string, key: string, change: Partial<Person> = {}): Person {
  return {
    id: personId(workspaceId, network, key),
    workspaceId,
    network,
    remoteId: key,
    name: key,
    handle: '',
    firstSeenAt: 0,
    lastSeenAt: 0,
    isVip: false,
    labelIds: [],
    ...change,
  };
}

function suggested(people: readonly Person[], serverHosts: readonly string[] = []) {
  const index = createIdentityIndex(new Set(serverHosts));
  for (const person of people) index.put(person);
  return [...index.candidates()].flat();
}

const said = (one: Partial<Person>, other: Partial<Person>, hosts?: readonly string[]) =>
  suggested([aPerson('a', 'one', one), aPerson('b', 'two', other)], hosts).flatMap(({ evidence }) =>
    evidence.map(({ kind, about }) => `${kind} ${about}`),
  );

const picture = (host: string) => ({ name: 'Tom Kessler', avatarUrl: `https://${host}/t.png` });
const asText = (pairs: readonly object[]) => pairs.map((pair) => JSON.stringify(pair)).toSorted();

describe('two may be one person', () => {
  test.each<[string, Partial<Person>, Partial<Person>, string[]]>([
    [
      'both name the same site',
      { url: 'https://www.kessler.example/' },
      { bio: 'Kaffee. https://kessler.example/about, Wien' },
      ['site kessler.example'],
    ],
    [
      'a page links back to one of them',
      { links: [{ url: 'https://kessler.example', isVerified: true }] },
      { url: 'https://kessler.example' },
      ['proven kessler.example'],
    ],
    [
      'one names the page of the other',
      { handle: '@tom@wien.example', url: 'https://wien.example/@tom' },
      { bio: 'auch auf https://wien.example/@Tom' },
      ['page wien.example/@tom'],
    ],
    [
      'the handle is the domain of the site',
      { handle: 'kessler.example', url: 'https://bsky.app/profile/kessler.example' },
      { url: 'https://kessler.example' },
      ['site kessler.example'],
    ],
    [
      'both have the same mail address',
      { mail: 'tom@kessler.example' },
      { bio: 'Schreibt an Tom@kessler.example!' },
      ['mail tom@kessler.example'],
    ],
    [
      'handle and name are the same',
      { handle: '@tom.k@wien.example', name: 'Tom Keßler ☕' },
      { handle: 'tomk.bsky.social', name: 'Tom Kessler' },
      ['handle tomk'],
    ],
  ])('%s', (...[, one, other, expected]) => {
    expect(said(one, other)).toEqual(expected);
    expect(said(other, one)).toEqual(expected);
  });

  test.each<[string, Partial<Person>, Partial<Person>]>([
    ['names alone', { name: 'Anna Müller' }, { name: 'Anna Müller' }],
    ['handles alone', { handle: '@anna@a.example' }, { handle: '@anna@b.example' }],
    [
      'a name that is the handle',
      { name: 'Anna', handle: 'anna' },
      { name: 'anna', handle: '@Anna' },
    ],
    ['a site of many', { bio: 'https://github.com' }, { bio: 'https://github.com/two' }],
    ['pages beside each other', { url: 'https://b.example/one' }, { url: 'https://b.example/two' }],
    ['a handle of a server is no mail', { bio: '@x@k.example' }, { bio: '@x@k.example' }],
    [
      'pages on one server',
      { handle: '@one@a.example', url: 'https://a.example/@one' },
      { handle: '@two@a.example', bio: 'https://a.example/about/more' },
    ],
  ])('not by %s', (_what, one, other) => {
    expect(said(one, other)).toEqual([]);
  });

  test('not by the server of an account of ours', () => {
    const [one, other] = [{ url: 'https://forum.example' }, { bio: 'https://forum.example/u/two' }];
    expect(said(one, other, ['forum.example'])).toEqual([]);
  });

  test('what many have says nothing', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      aPerson('a', `p${at}`, { url: 'https://verein.example' }),
    );
    expect(suggested(many)).toEqual([]);
    expect(suggested(many.slice(0, 2))).toHaveLength(1);
  });
});

test('the same name makes pictures worth comparing', () => {
  expect(
    suggested([aPerson('a', '1', picture('a')), aPerson('b', '2', picture('b'))]),
  ).toMatchObject([
    { evidence: [], pictures: [{ one: 'https://a/t.png', other: 'https://b/t.png' }] },
  ]);
});

test('profiles are compared as wholes, once, and who was kept apart is marked', () => {
  const site = { url: 'https://kessler.example' };
  const [tom, blue, blog] = [
    aPerson('mastodon', 'tom', site),
    aPerson('bluesky', 'tom', site),
    aPerson('wordpress', 'tom', site),
  ];
  const together = [tom, { ...blue, leadId: tom.id }, blog];
  expect(suggested(together)).toMatchObject([{ isApart: false }]);
  expect(suggested([...together, { ...blog, apartFrom: [blue.id] }])).toMatchObject([
    { oneId: tom.id, otherId: blog.id, isApart: true },
  ]);
  expect(suggested([...together, { ...blog, leadId: tom.id }])).toEqual([]);
});

test('an index that follows every change knows what one made anew knows', () => {
  const index = createIdentityIndex(new Set());
  const people = Array.from({ length: 12 }, (_, at) =>
    aPerson('a', `p${at}`, { url: `https://site${at % 3}.example` }),
  );
  const moved = Array.from({ length: 4 }, (_, at) =>
    aPerson('a', `p${at}`, { url: 'https://other.example' }),
  );
  for (const person of people) index.put(person);
  for (const person of moved) index.put(person);
  for (const { id } of people.slice(0, 2)) index.remove(id);
  const now = [...moved.slice(2), ...people.slice(4)];
  expect(asText([...index.candidates()].flat())).toEqual(asText(suggested(now)));
});
