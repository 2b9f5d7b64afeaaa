import { isApart } from './identity-apart.ts';
import { createHolders, type Holders } from './identity-holders.ts';
import { evidenceFor, type Evidence } from './identity-evidence.ts';
import { identityKeys, type IdentityKeys } from './identity-keys.ts';
import { leadOf } from './identity.ts';
import type { PersonId } from './ids.ts';
import type { Person } from './person.ts';

/** Two profiles, named by their leads, that may be one person. */
export type Candidate = {
  readonly oneId: PersonId;
  readonly otherId: PersonId;
  readonly evidence: readonly Evidence[];
  /** Pictures to be compared: with the same name they are evidence too. */
  readonly pictures: readonly Pictures[];
  /** Somebody said that they are two. */
  readonly isApart: boolean;
};
/** After the pictures were compared. */
export type MergeSuggestion = Omit<Candidate, 'pictures'>;
export type Pictures = { readonly one: string; readonly other: string; readonly name: string };

export type IdentityIndex = {
  /** New, or changed. */
  put(person: Person): void;
  remove(id: PersonId): void;
  /** In pieces, so that others have their turn in between. */
  candidates(): Iterable<readonly Candidate[]>;
};

/** What more than so many have says nothing about two of them. */
const MOST_SHARING = 8;
/** Keys looked at in one piece. */
const PIECE = 2000;

type Entry = {
  readonly id: PersonId;
  readonly leadId: PersonId;
  readonly apartFrom: readonly PersonId[];
  readonly avatarUrl: string | undefined;
  readonly keys: IdentityKeys;
};

/** Knows who shares what; kept up to date one person at a time. `serverHosts`: see identityKeys. */
export function createIdentityIndex(serverHosts: ReadonlySet<string>): IdentityIndex {
  const entries = new Map<PersonId, Entry>();
  const holders = createHolders<string>();
  /** Those who are led, by their lead. */
  const led = createHolders<PersonId>();
  const shared = new Set<string>();
  const recount = (key: string): void => {
    const count = holders.count(key);
    if (count > 1 && count <= MOST_SHARING) shared.add(key);
    else shared.delete(key);
  };
  const remove = (id: PersonId): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    if (entry.leadId !== id) led.drop(entry.leadId, id);
    for (const key of blocksOf(entry)) {
      holders.drop(key, id);
      recount(key);
    }
  };
  return {
    remove,
    put(person) {
      remove(person.id);
      const entry = entryOf(person, serverHosts);
      entries.set(entry.id, entry);
      if (entry.leadId !== entry.id) led.add(entry.leadId, entry.id);
      for (const key of blocksOf(entry)) {
        holders.add(key, entry.id);
        recount(key);
      }
    },
    *candidates() {
      const seen = new Set<string>();
      let found: Candidate[] = [];
      let looked = 0;
      for (const key of shared) {
        for (const [one, other] of pairsIn(holders.of(key))) {
          const pair = candidateOf(one, other, { entries, led, seen });
          if (pair !== null) found.push(pair);
        }
        looked += 1;
        if (looked % PIECE > 0) continue;
        yield found;
        found = [];
      }
      yield found;
    },
  };
}

function entryOf(person: Person, serverHosts: ReadonlySet<string>): Entry {
  const { id, apartFrom = [], avatarUrl } = person;
  const keys = identityKeys(person, serverHosts);
  return { id, leadId: leadOf(person), apartFrom, avatarUrl, keys };
}

function blocksOf({ keys, avatarUrl }: Entry): readonly string[] {
  const { sites, mails, handle, name } = keys;
  return [
    ...sites.map((site) => `site ${site}`),
    ...mails.map((mail) => `mail ${mail}`),
    ...(handle === undefined ? [] : [`handle ${handle}`]),
    ...(name === undefined || avatarUrl === undefined ? [] : [`name ${name}`]),
  ];
}

function* pairsIn(ids: readonly PersonId[]): Generator<readonly [PersonId, PersonId]> {
  for (const [at, one] of ids.entries()) for (const other of ids.slice(at + 1)) yield [one, other];
}

type Known = {
  readonly entries: ReadonlyMap<PersonId, Entry>;
  readonly led: Holders<PersonId>;
  /** Pairs of profiles that were looked at. */
  readonly seen: Set<string>;
};

/** Everything that speaks for it, over all identities of both. */
function candidateOf(oneId: PersonId, twoId: PersonId, known: Known): Candidate | null {
  const [one, other] = [known.entries.get(oneId), known.entries.get(twoId)];
  if (one === undefined || other === undefined || one.leadId === other.leadId) return null;
  const [first, second] =
    one.leadId < other.leadId ? [one.leadId, other.leadId] : [other.leadId, one.leadId];
  const pair = `${first} ${second}`;
  if (known.seen.has(pair)) return null;
  known.seen.add(pair);
  const both = membersOf(first, known).flatMap((mine) =>
    membersOf(second, known).map((theirs) => [mine, theirs] as const),
  );
  const evidence = distinct(both.flatMap(([mine, theirs]) => evidenceFor(mine.keys, theirs.keys)));
  const pictures = both.flatMap(([mine, theirs]) => picturesOf(mine, theirs));
  if (evidence.length === 0 && pictures.length === 0) return null;
  const areApart = both.some(([mine, theirs]) => isApart(mine, theirs));
  return { oneId: first, otherId: second, evidence, pictures, isApart: areApart };
}

function membersOf(leadId: PersonId, { entries, led }: Known): readonly Entry[] {
  return [leadId, ...led.of(leadId)].flatMap((id) => entries.get(id) ?? []);
}

function picturesOf(one: Entry, other: Entry): readonly Pictures[] {
  const { name } = one.keys;
  if (name === undefined || name !== other.keys.name) return [];
  if (one.avatarUrl === undefined || other.avatarUrl === undefined) return [];
  return [{ one: one.avatarUrl, other: other.avatarUrl, name }];
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((one) => [`${one.kind} ${one.about}`, one])).values()];
}
