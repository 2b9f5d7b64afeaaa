import type { World } from './world.ts';

/** A message of somebody else that is answered, as the server holds it. */
export type Parent = {
  readonly text: string;
  readonly version: number;
  readonly editedAt?: number;
  readonly isDeleted: boolean;
};

/** When something last happened to a parent that a reply has to be asked about; by kind of change. */
export type ParentChange = { readonly why: 'deleted' | 'edited' | 'answered'; readonly at: number };

function keyOf(accountId: string, remoteId: string): string {
  return `${accountId} ${remoteId}`;
}

/** What people do with the messages that are answered, and the marks that we leave on them. */
export function createParents(world: World) {
  const parents = new Map<string, Parent>();
  const changes = new Map<string, ParentChange[]>();
  const marks = new Map<string, Set<string>>();
  const note = (key: string, why: ParentChange['why']): void => {
    changes.set(key, [...(changes.get(key) ?? []), { why, at: world.elapsed() }]);
  };
  return {
    add(accountId: string, remoteId: string, text: string): void {
      parents.set(keyOf(accountId, remoteId), { text, version: 1, isDeleted: false });
    },
    get: (accountId: string, remoteId: string): Parent | undefined =>
      parents.get(keyOf(accountId, remoteId)),
    edit(accountId: string, remoteId: string): void {
      const key = keyOf(accountId, remoteId);
      const parent = parents.get(key);
      if (parent === undefined || parent.isDeleted) return;
      const version = parent.version + 1;
      const text = `${parent.text}!`;
      parents.set(key, { ...parent, text, version, editedAt: world.clock.now() });
      note(key, 'edited');
    },
    remove(accountId: string, remoteId: string): void {
      const key = keyOf(accountId, remoteId);
      const parent = parents.get(key);
      if (parent === undefined || parent.isDeleted) return;
      parents.set(key, { ...parent, isDeleted: true });
      note(key, 'deleted');
    },
    answered: (accountId: string, remoteId: string): void =>
      note(keyOf(accountId, remoteId), 'answered'),
    changesOf: (accountId: string, remoteId: string): readonly ParentChange[] =>
      changes.get(keyOf(accountId, remoteId)) ?? [],
    mark(accountId: string, remoteId: string, action: string): void {
      const key = keyOf(accountId, remoteId);
      const own = marks.get(key) ?? new Set();
      marks.set(key, own);
      if (action.startsWith('un')) own.delete(action.slice(2));
      else own.add(action);
    },
    isMarked: (accountId: string, remoteId: string, mark: string): boolean =>
      marks.get(keyOf(accountId, remoteId))?.has(mark) === true,
  };
}
