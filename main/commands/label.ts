import { commands } from '#contract/commands.ts';
import type { Label } from '#domain/library.ts';
import { setLabel } from '#domain/triage.ts';
import type { WorkspaceStore } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct, putTriaged, type TriageAct } from './triage.ts';

/** Conversations that lose a label in one write. */
const CHUNK = 200;

export const labelCommands = {
  /** A name that is there already gives the label that has it. */
  'label.create': command(
    commands['label.create'],
    async ({ workspaceId, name, color }, ports) =>
      await ports.store.forWorkspace(workspaceId).change(
        (tx) => {
          if (tx.get('workspaces', workspaceId) === null) return refused('not-found');
          const same = tx
            .find('library', { where: { kind: 'label' } })
            .find((entry) => entry.kind === 'label' && isSameName(entry.name, name));
          if (same !== undefined) return done({ labelId: same.id });
          const label: Label = {
            id: ports.random.uuid(),
            workspaceId,
            kind: 'label',
            name,
            color,
            createdAt: ports.clock.now(),
          };
          makeEntry(tx, label, newAct(ports));
          return done({ labelId: label.id });
        },
        { safety: 'durable' },
      ),
  ),

  'label.update': command(
    commands['label.update'],
    async ({ workspaceId, labelId, name, color }, ports) =>
      await ports.store.forWorkspace(workspaceId).change(
        (tx) => {
          const before = tx.get('library', labelId);
          if (before?.kind !== 'label') return refused('not-found');
          const after: Label = {
            ...before,
            name: name ?? before.name,
            color: color ?? before.color,
          };
          const isTaken = tx
            .find('library', { where: { kind: 'label' } })
            .some(
              (entry) =>
                entry.kind === 'label' &&
                entry.id !== labelId &&
                isSameName(entry.name, after.name),
            );
          if (isTaken) return refused('name-taken');
          changeEntry(tx, { before, after }, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'label.remove': command(commands['label.remove'], async ({ workspaceId, labelId }, ports) => {
    const store = ports.store.forWorkspace(workspaceId);
    const act = newAct(ports);
    const isKnown = await store.change(
      (tx) => {
        const label = tx.get('library', labelId);
        if (label?.kind !== 'label') return false;
        removeEntry(tx, label, act);
        return true;
      },
      { safety: 'durable' },
    );
    if (!isKnown) return refused('not-found');
    while ((await takeOff(store, labelId, act)) === CHUNK);
    return done({});
  }),
};

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

/** From conversations that still have it; a rest after a crash shows nothing, the label is gone. */
async function takeOff(store: WorkspaceStore, labelId: string, act: TriageAct): Promise<number> {
  return await store.change(
    (tx) => {
      const labeled = tx.find('conversations', {
        where: { labelIds: { has: labelId } },
        limit: CHUNK,
      });
      for (const before of labeled)
        putTriaged(tx, { before, after: setLabel(before, labelId, 'remove') }, act);
      return labeled.length;
    },
    { safety: 'cache' },
  );
}
