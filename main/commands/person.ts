import { commands } from '#contract/commands.ts';
import type { ParleyEvent, PersonFields } from '#domain/events.ts';
import type { Person } from '#domain/person.ts';
import { findProfile } from '#main/store/profile.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { actEventId, newAct, type TriageAct } from './triage.ts';

type Changed = Extract<ParleyEvent, { kind: 'person.changed' }>;

export const personCommands = {
  'person.update': command(commands['person.update'], async (args, ports) => {
    const { batch, at } = newAct(ports);
    return await ports.store.forWorkspace(args.workspaceId).change(
      (tx) => {
        const person = tx.get('people', args.personId);
        if (person === null) return refused('not-found');
        const { lead, identities } = findProfile(tx, person);
        for (const identity of identities) {
          const before = fieldsOf(identity);
          const after = identity.id === lead.id ? edited(before, args) : lessVip(before, args);
          putChanged(tx, { person: identity, before, after }, { batch, at });
        }
        return done({});
      },
      { safety: 'durable' },
    );
  }),
};

type Edit = { readonly isVip?: boolean | undefined; readonly note?: string | undefined };

function edited(before: PersonFields, { isVip, note }: Edit): PersonFields {
  return { isVip: isVip ?? before.isVip, note: note === undefined ? before.note : note || null };
}

/** One is a VIP as soon as one identity is: who is none any more is none anywhere. */
function lessVip(before: PersonFields, { isVip }: Edit): PersonFields {
  return isVip === false ? { ...before, isVip } : before;
}

function putChanged(
  tx: Transaction,
  { person, before, after }: Pick<Changed, 'before' | 'after'> & { readonly person: Person },
  { batch, at }: TriageAct,
): void {
  if (before.isVip === after.isVip && before.note === after.note) return;
  tx.put('people', withFields(person, after));
  tx.put('events', {
    id: actEventId(batch, person.id),
    workspaceId: person.workspaceId,
    at,
    kind: 'person.changed',
    personId: person.id,
    before,
    after,
  });
}

function fieldsOf({ isVip, note }: Person): PersonFields {
  return { isVip, note: note ?? null };
}

function withFields(person: Person, { isVip, note }: PersonFields): Person {
  const { note: _, ...rest } = person;
  return { ...rest, isVip, ...(note === null ? {} : { note }) };
}

/** What was changed again since stays. */
export function undoPerson(tx: Transaction, { personId, before, after }: Changed): void {
  const person = tx.get('people', personId);
  if (person === null) return;
  const now = fieldsOf(person);
  tx.put(
    'people',
    withFields(person, {
      isVip: now.isVip === after.isVip ? before.isVip : now.isVip,
      note: now.note === after.note ? before.note : now.note,
    }),
  );
}
