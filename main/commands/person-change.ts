import type { ParleyEvent, PersonFields } from '#domain/events.ts';
import { isSame } from '#domain/merge.ts';
import type { Person } from '#domain/person.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';
import { wantBlocked } from './want-blocked.ts';

type Changed = Extract<ParleyEvent, { kind: 'person.changed' }>;

const FIELDS = [
  'isVip',
  'isMuted',
  'blocked',
  'note',
  'listIds',
  'fields',
  'touch',
  'mark',
] as const;

/** Writes what the one at this desk changes of a person, and the event that can take it back. */
export function changePerson(
  tx: Transaction,
  { person, change }: { readonly person: Person; readonly change: Partial<PersonFields> },
  { batch, at }: TriageAct,
): void {
  const before = fieldsOf(person);
  const after = { ...before, ...change };
  const differing = FIELDS.filter((field) => !isSame(before[field], after[field]));
  if (differing.length === 0) return;
  tx.put('people', withFields(person, after));
  tx.put('events', {
    id: actEventId(batch, person.id),
    workspaceId: person.workspaceId,
    at,
    kind: 'person.changed',
    personId: person.id,
    before: only(before, differing),
    after: only(after, differing),
  });
}

/** What was changed again since stays. `at`: now, ms since epoch. */
export function undoPerson(
  tx: Transaction,
  { personId, before, after }: Changed,
  at: number,
): void {
  const person = tx.get('people', personId);
  if (person === null) return;
  const now = fieldsOf(person);
  const unchanged = FIELDS.filter((field) => field in after && isSame(now[field], after[field]));
  const back = { ...now, ...only(before, unchanged) };
  wantBlocked(tx, { before: now.blocked, after: back.blocked }, at);
  tx.put('people', withFields(person, back));
}

function fieldsOf(person: Person): PersonFields {
  const { isVip, isMuted = false, blocked = [], listIds = [], fields = {} } = person;
  const { note = null, touch = null, mark = null } = person;
  return { isVip, isMuted, blocked, note, listIds, fields, touch, mark };
}

/** What is empty is absent. */
function withFields(person: Person, after: PersonFields): Person {
  const { isMuted: _i, blocked: _b, note: _n, listIds: _l, fields: _f, ...known } = person;
  const { touch: _t, mark: _m, ...rest } = known;
  const { isVip, isMuted, blocked, note, listIds, fields, touch, mark } = after;
  return {
    ...rest,
    isVip,
    ...(isMuted ? { isMuted } : {}),
    ...(blocked.length === 0 ? {} : { blocked }),
    ...(note === null ? {} : { note }),
    ...(listIds.length === 0 ? {} : { listIds }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(touch === null ? {} : { touch }),
    ...(mark === null ? {} : { mark }),
  };
}

function only(
  all: Partial<PersonFields>,
  fields: readonly (keyof PersonFields)[],
): Partial<PersonFields> {
  const some: Partial<PersonFields> = {};
  for (const field of fields) Object.assign(some, { [field]: all[field] });
  return some;
}
