import { commands } from '#contract/commands.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { joined, leadOf, splitOff, tiesOf, untied, withLead } from '#domain/identity.ts';
import type { PersonId } from '#domain/ids.ts';
import { isApart, keptApart } from '#domain/identity-apart.ts';
import type { Person } from '#domain/person.ts';
import { findProfile } from '#main/store/profile.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { actEventId, newAct } from './triage.ts';

type Tied = Extract<ParleyEvent, { kind: 'person.tied' }>;
type Apart = Extract<ParleyEvent, { kind: 'person.apart' }>;

export const identityCommands = {
  'person.merge': command(commands['person.merge'], async (args, ports) => {
    const { workspaceId, personId, otherId } = args;
    return await ports.store.forWorkspace(workspaceId).change(
      (tx) => {
        const [person, other] = [tx.get('people', personId), tx.get('people', otherId)];
        if (person === null || other === null) return refused('not-found');
        const changed = joined(findProfile(tx, person), findProfile(tx, other));
        if (changed === null) return refused('invalid-input', 'otherId');
        putTied(tx, changed, ports);
        return done({});
      },
      { safety: 'durable' },
    );
  }),
  'person.split': command(commands['person.split'], async ({ workspaceId, personId }, ports) => {
    return await ports.store.forWorkspace(workspaceId).change(
      (tx) => {
        const person = tx.get('people', personId);
        if (person === null) return refused('not-found');
        const changed = splitOff(findProfile(tx, person), personId);
        if (changed === null) return refused('invalid-input', 'personId');
        putTied(tx, changed, ports);
        return done({});
      },
      { safety: 'durable' },
    );
  }),
  'person.setApart': command(commands['person.setApart'], async (args, ports) => {
    const { workspaceId, personId, otherId } = args;
    const { batch, at } = newAct(ports);
    return await ports.store.forWorkspace(workspaceId).change(
      (tx) => {
        const [person, other] = [tx.get('people', personId), tx.get('people', otherId)];
        if (person === null || other === null) return refused('not-found');
        if (leadOf(person) === leadOf(other)) return refused('invalid-input', 'otherId');
        if (isApart(person, other) === args.isApart) return done({});
        setApart(tx, args, args.isApart);
        tx.put('events', {
          id: actEventId(batch, personId),
          workspaceId,
          at,
          kind: 'person.apart',
          personId,
          otherId,
          isApart: args.isApart,
        });
        return done({});
      },
      { safety: 'durable' },
    );
  }),
};

/** Writes them and, in one event, what takes all of it back. */
function putTied(tx: Transaction, changed: readonly Person[], ports: CommandPorts): void {
  const [first] = changed;
  if (first === undefined) return;
  const { batch, at } = newAct(ports);
  const before = changed.map((person) => tx.get('people', person.id) ?? person);
  for (const person of changed) tx.put('people', person);
  tx.put('events', {
    id: actEventId(batch, first.id),
    workspaceId: first.workspaceId,
    at,
    kind: 'person.tied',
    personId: first.id,
    before: tiesOf(before),
    after: tiesOf(changed),
  });
}

/** Who was led by one that is led itself again follows it: nobody leads to one who is led. */
export function undoTies(tx: Transaction, event: Tied): void {
  const leadOfNow = (id: PersonId): PersonId => {
    const person = tx.get('people', id);
    return person === null ? id : leadOf(person);
  };
  for (const id of Object.keys(event.before)) {
    const person = tx.get('people', id);
    if (person === null) continue;
    const after = untied(person, event, leadOfNow);
    tx.put('people', after);
    if (after.leadId === undefined) continue;
    for (const led of tx.find('people', { where: { leadId: person.id } }))
      tx.put('people', withLead(led, after.leadId));
  }
}

export function undoApart(tx: Transaction, event: Apart): void {
  setApart(tx, event, !event.isApart);
}

type Pair = { readonly personId: PersonId; readonly otherId: PersonId };

/** Both remember it: whichever of them goes, the other one knows. */
function setApart(tx: Transaction, { personId, otherId }: Pair, isNow: boolean): void {
  for (const [id, other] of [
    [personId, otherId],
    [otherId, personId],
  ] as const) {
    const person = tx.get('people', id);
    if (person !== null) tx.put('people', keptApart(person, other, isNow));
  }
}
