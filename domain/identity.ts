import type { PersonId } from './ids.ts';
import type { Person } from './person.ts';

/**
 * Identities on several networks that belong to one person. Each stays a document of its own, with what
 * was typed there; what they are together is composed when it is read. So nothing is lost when they are
 * taken apart again.
 */
export type Profile = {
  /** Named and edited for all of them. */
  readonly lead: Person;
  /** All of them; the lead comes first, then whoever was seen latest. */
  readonly identities: readonly Person[];
};

/** The document that stands for the person: the same for all their identities. */
export function leadOf({ id, leadId }: Pick<Person, 'id' | 'leadId'>): PersonId {
  return leadId ?? id;
}

export function profileOf(lead: Person, others: readonly Person[]): Profile {
  const rest = others
    .filter(({ id }) => id !== lead.id)
    .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt || (a.id < b.id ? -1 : 1));
  return { lead, identities: [lead, ...rest] };
}

/** What the person is, over all identities. */
type Composed = Pick<
  Person,
  'name' | 'handle' | 'avatarUrl' | 'url' | 'bio' | 'isVip' | 'labelIds' | 'firstSeenAt'
> & {
  readonly isMuted: boolean;
  readonly reach?: number;
  readonly postCount?: number;
};

/** The lead says who they are; marks hold for all as soon as one has them; figures are added up. */
export function compose({ lead, identities }: Profile): Composed {
  const first = (field: 'avatarUrl' | 'bio'): string | undefined =>
    identities.map((identity) => identity[field]).find((value) => value !== undefined);
  return {
    name: lead.name,
    handle: lead.handle,
    ...given('avatarUrl', first('avatarUrl')),
    ...given('url', lead.url),
    ...given('bio', first('bio')),
    ...given('reach', addedUp(identities.map(({ reach }) => reach))),
    ...given('postCount', addedUp(identities.map(({ postCount }) => postCount))),
    firstSeenAt: Math.min(...identities.map(({ firstSeenAt }) => firstSeenAt)),
    isVip: identities.some(({ isVip }) => isVip),
    isMuted: identities.some(({ isMuted }) => isMuted === true),
    labelIds: [...new Set(identities.flatMap(({ labelIds }) => labelIds))],
  };
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  const entry: { [key in Name]?: Value } = {};
  if (value !== undefined) Object.assign(entry, { [name]: value });
  return entry;
}

/** Absent when no network says. Who follows on two networks is counted twice: nobody knows better. */
function addedUp(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, number) => sum + number, 0);
}

/** More than anybody has: a guard against joining everything with everything. */
export const MOST_IDENTITIES = 50;

/** Which identity each of them leads to; null: it leads itself. */
export type Ties = Readonly<Record<string, PersonId | null>>;

export function tiesOf(people: readonly Person[]): Ties {
  return Object.fromEntries(people.map(({ id, leadId }) => [id, leadId ?? null]));
}

export function withLead(person: Person, leadId: PersonId | null): Person {
  const { leadId: _, ...rest } = person;
  return leadId === null || leadId === person.id ? rest : { ...rest, leadId };
}

/** Both are one person from now on, who leads stays. null: they are already, or they would be too many. */
export function joined(profile: Profile, other: Profile): readonly Person[] | null {
  const { lead } = profile;
  const count = profile.identities.length + other.identities.length;
  if (other.identities.some(({ id }) => id === lead.id) || count > MOST_IDENTITIES) return null;
  return other.identities.map((identity) => withLead(identity, lead.id));
}

/** The identity stands alone again; null: it does already. When the lead goes, the next one leads. */
export function splitOff(profile: Profile, id: PersonId): readonly Person[] | null {
  const { lead, identities } = profile;
  const [next, ...rest] = identities.filter((identity) => identity.id !== id);
  const gone = identities.find((identity) => identity.id === id);
  if (gone === undefined || next === undefined) return null;
  if (id !== lead.id) return [withLead(gone, null)];
  return [withLead(next, null), ...rest.map((one) => withLead(one, next.id))];
}

/**
 * The ties as they were before a change; what was tied differently since stays. An identity that leads
 * by now to another one is not led to: that one is.
 */
export function untied(
  person: Person,
  { before, after }: { readonly before: Ties; readonly after: Ties },
  leadOfNow: (id: PersonId) => PersonId,
): Person {
  const earlier = before[person.id];
  if (earlier === undefined || (person.leadId ?? null) !== after[person.id]) return person;
  return withLead(person, earlier === null ? null : leadOfNow(earlier));
}
