import { commands } from '#contract/commands.ts';
import type { ParleyEvent, PersonFields } from '#domain/events.ts';
import type { Person } from '#domain/person.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { actEventId, newAct } from './triage.ts';

type Changed = Extract<ParleyEvent, { kind: 'person.changed' }>;

export const personCommands = {
  'person.update': command(commands['person.update'], async (args, ports) => {
    const { batch, at } = newAct(ports);
    return await ports.store.forWorkspace(args.workspaceId).change(
      (tx) => {
        const person = tx.get('people', args.personId);
        if (person === null) return refused('not-found');
        const before = fieldsOf(person);
        const note = args.note === undefined ? before.note : args.note || null;
        const after = { isVip: args.isVip ?? before.isVip, note };
        if (before.isVip === after.isVip && before.note === after.note) return done({});
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
        return done({});
      },
      { safety: 'durable' },
    );
  }),
};

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
