import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compose,
  joined,
  leadOf,
  MOST_IDENTITIES,
  profileOf,
  splitOff,
  tiesOf,
  untied,
  type Profile,
} from './identity.ts';
import { isApart, keptApart } from './identity-apart.ts';
import { personId, toId, type PersonId, type WorkspaceId } from './ids.ts';
import { mergePerson } from './merge.ts';
import type { Person } from './person.ts';

const workspaceId = toId<WorkspaceId>('bakery');
const NETWORKS = ['mastodon', 'bluesky', 'wordpress', 'mail', 'x', 'nostr'] as const;

function aPerson(network: string, change: Partial<Person> = {}): Person {
  return {
    id: personId(workspaceId, network, 'jana'),
    workspaceId,
    network,
    remoteId: 'jana',
    name: 'Jana',
    handle: `jana@${network}`,
    firstSeenAt: 0,
    lastSeenAt: 0,
    isVip: false,
    labelIds: [],
    ...change,
  };
}

/** A store of one map. */
function createPeople(people: readonly Person[]) {
  const all = new Map<string, Person>(people.map((person) => [person.id, person]));
  const get = (id: PersonId): Person => all.get(id) ?? aPerson('nowhere');
  return {
    get,
    list: () => [...all.values()],
    put: (changed: readonly Person[] | null) => {
      for (const person of changed ?? []) all.set(person.id, person);
      return changed;
    },
    profile: (id: PersonId): Profile => {
      const leadId = leadOf(get(id));
      return profileOf(
        get(leadId),
        [...all.values()].filter((person) => person.leadId === leadId),
      );
    },
  };
}

const index = fc.nat({ max: NETWORKS.length - 1 });
const step = fc.oneof(
  fc.record({ act: fc.constant('merge'), one: index, other: index }),
  fc.record({ act: fc.constant('split'), one: index, other: index }),
  fc.record({ act: fc.constant('sync'), one: index, other: index }),
  fc.record({ act: fc.constant('undo'), one: index, other: index }),
);

test('merging, splitting, undoing and syncing in any order loses nothing that was typed', () => {
  const before = NETWORKS.map((network, number) =>
    aPerson(network, {
      ...(number % 2 === 0 ? { note: `Notiz ${network}` } : {}),
      isVip: number === 3,
      labelIds: number === 1 ? ['praise'] : [],
    }),
  );
  const idOf = (number: number): PersonId => before[number]?.id ?? toId<PersonId>('none');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const people = createPeople(before);
      const done: { before: ReturnType<typeof tiesOf>; after: ReturnType<typeof tiesOf> }[] = [];
      const change = (changed: readonly Person[] | null): void => {
        if (changed === null) return;
        const ties = tiesOf(changed.map(({ id }) => people.get(id)));
        people.put(changed);
        done.push({ before: ties, after: tiesOf(changed) });
      };
      for (const { act, one, other } of steps) {
        const [a, b] = [people.profile(idOf(one)), people.profile(idOf(other))];
        if (act === 'merge') change(joined(a, b));
        if (act === 'split') change(splitOff(a, idOf(one)));
        if (act === 'sync') {
          const { remoteId, network, ...known } = people.get(idOf(one));
          const author = { remoteId, name: known.name, handle: known.handle };
          people.put([
            mergePerson(people.get(idOf(one)), author, { workspaceId, network, seenAt: 0 }),
          ]);
        }
        const last = act === 'undo' ? done.pop() : undefined;
        if (last !== undefined)
          people.put(
            people.list().map((person) => untied(person, last, (id) => leadOf(people.get(id)))),
          );
        // A lead has none itself.
        for (const { leadId } of people.list())
          expect(leadId === undefined ? undefined : people.get(leadId).leadId).toBeUndefined();
      }
      for (const { id } of before) people.put(splitOff(people.profile(id), id));
      expect(people.list()).toEqual(before);
    }),
  );
});

test('nobody is merged with themselves, twice, or with everybody', () => {
  const [one, two] = [aPerson('mastodon'), aPerson('bluesky')];
  const people = createPeople([one, two]);
  expect(joined(people.profile(one.id), people.profile(one.id))).toBeNull();
  people.put(joined(people.profile(one.id), people.profile(two.id)));
  expect(joined(people.profile(two.id), people.profile(one.id))).toBeNull();
  const many = Array.from({ length: MOST_IDENTITIES }, (_, n) => aPerson(`net${n}`));
  const [lead = one, ...rest] = many;
  expect(joined(profileOf(lead, rest), profileOf(one, []))).toBeNull();
  expect(splitOff(profileOf(one, []), one.id)).toBeNull();
});

test('when the lead is split off, the one seen latest leads the others', () => {
  const lead = aPerson('mastodon');
  const led = { leadId: lead.id };
  const [blue, mail] = [aPerson('bluesky', { ...led, lastSeenAt: 5 }), aPerson('mail', led)];
  expect(splitOff(profileOf(lead, [mail, blue]), lead.id)).toEqual([
    aPerson('bluesky', { lastSeenAt: 5 }),
    { ...mail, leadId: blue.id },
  ]);
});

test('a person is what their identities are together', () => {
  const lead = aPerson('mastodon', { reach: 5, labelIds: ['a'], firstSeenAt: 9 });
  const other = aPerson('bluesky', {
    leadId: lead.id,
    reach: 7,
    isVip: true,
    isMuted: true,
    labelIds: ['b', 'a'],
    bio: 'Backt',
    firstSeenAt: 3,
  });
  expect(compose(profileOf(lead, [other]))).toEqual({
    name: 'Jana',
    handle: 'jana@mastodon',
    bio: 'Backt',
    reach: 12,
    isVip: true,
    isMuted: true,
    labelIds: ['a', 'b'],
    firstSeenAt: 3,
  });
});

test('who is kept apart is known from either side, and can be taken back', () => {
  const [one, two] = [aPerson('mastodon'), aPerson('bluesky')];
  const apart = keptApart(one, two.id, true);
  expect([isApart(apart, two), isApart(two, apart), isApart(one, two)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(keptApart(keptApart(apart, two.id, true), two.id, false)).toEqual(one);
});
