import { commands } from '#contract/commands.ts';
import type { PeopleList, PersonField } from '#domain/library.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;
/** More are no lists, and no fields, that anybody reads. */
const MOST = 50;

/** Lists of people and own fields: what a client keeps about people. */
export const peopleLibraryCommands = {
  'list.save': command(
    commands['list.save'],
    async ({ workspaceId, id, name }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        if (tx.get('workspaces', workspaceId) === null) return refused('not-found');
        const all = entries(tx, 'people-list');
        const before = all.find((entry) => entry.id === id);
        const same = all.find((entry) => isSameName(entry.name, name));
        if (id !== undefined && before === undefined) return refused('not-found');
        if (before === undefined && same !== undefined) return done({ listId: same.id });
        if (same !== undefined && same.id !== before?.id) return refused('name-taken');
        if (before === undefined && all.length >= MOST) return refused('list-full');
        if (before !== undefined) {
          changeEntry(tx, { before, after: { ...before, name } }, newAct(ports));
          return done({ listId: before.id });
        }
        const saved: PeopleList = {
          ...made(ports, workspaceId),
          kind: 'people-list',
          name,
        };
        makeEntry(tx, saved, newAct(ports));
        return done({ listId: saved.id });
      }, DURABLE),
  ),

  /** Who is on it still says so: taken back, the list has its people again. */
  'list.remove': command(
    commands['list.remove'],
    async ({ workspaceId, listId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const before = tx.get('library', listId);
        if (before?.kind !== 'people-list') return refused('not-found');
        removeEntry(tx, before, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'field.save': command(
    commands['field.save'],
    async ({ workspaceId, id, name, valueKind }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        if (tx.get('workspaces', workspaceId) === null) return refused('not-found');
        const all = entries(tx, 'person-field');
        const before = all.find((entry) => entry.id === id);
        const same = all.find((entry) => isSameName(entry.name, name));
        if (id !== undefined && before === undefined) return refused('not-found');
        if (before !== undefined && before.valueKind !== valueKind)
          return refused('not-allowed-now');
        if (same !== undefined && same.id !== before?.id) return refused('name-taken');
        if (before === undefined && all.length >= MOST) return refused('list-full');
        if (before !== undefined) {
          changeEntry(tx, { before, after: { ...before, name } }, newAct(ports));
          return done({ fieldId: before.id });
        }
        const saved: PersonField = {
          ...made(ports, workspaceId),
          kind: 'person-field',
          name,
          valueKind,
        };
        makeEntry(tx, saved, newAct(ports));
        return done({ fieldId: saved.id });
      }, DURABLE),
  ),

  'field.remove': command(
    commands['field.remove'],
    async ({ workspaceId, fieldId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const before = tx.get('library', fieldId);
        if (before?.kind !== 'person-field') return refused('not-found');
        removeEntry(tx, before, newAct(ports));
        return done({});
      }, DURABLE),
  ),
};

type Kind = 'people-list' | 'person-field';
type Entry<Name extends Kind> = Extract<PeopleList | PersonField, { kind: Name }>;

function entries<Name extends Kind>(tx: Transaction, kind: Name): readonly Entry<Name>[] {
  return tx
    .find('library', { where: { kind } })
    .filter((entry): entry is Entry<Name> => entry.kind === kind);
}

function made(
  { random, clock }: Parameters<typeof newAct>[0],
  workspaceId: PeopleList['workspaceId'],
): Pick<PeopleList, 'id' | 'workspaceId' | 'createdAt'> {
  return { id: random.uuid(), workspaceId, createdAt: clock.now() };
}

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
