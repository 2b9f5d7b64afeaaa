import { commands } from '#contract/commands.ts';
import { sharedId, type SavedText } from '#domain/library.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

export const savedTextCommands = {
  'text.save': command(
    commands['text.save'],
    async ({ id, kind, workspaceId, name, text }, ports) => {
      const { store, clock, random } = ports;
      const scope = workspaceId ?? sharedId;
      return await store.forWorkspace(scope).change(
        (tx) => {
          if (workspaceId !== null && tx.get('workspaces', workspaceId) === null)
            return refused('not-found');
          const before = id === undefined ? null : tx.get('library', id);
          if (before !== null && before.kind !== kind) return refused('not-allowed-now');
          const saved: SavedText = {
            id: before?.id ?? id ?? random.uuid(),
            workspaceId: scope,
            kind,
            name,
            text,
            createdAt: before?.createdAt ?? clock.now(),
          };
          if (before === null) makeEntry(tx, saved, newAct(ports));
          else changeEntry(tx, { before, after: saved }, newAct(ports));
          return done({ id: saved.id });
        },
        { safety: 'durable' },
      );
    },
  ),

  /** Twice is once. */
  'text.remove': command(
    commands['text.remove'],
    async ({ id, workspaceId }, ports) =>
      await ports.store.forWorkspace(workspaceId ?? sharedId).change(
        (tx) => {
          const before = tx.get('library', id);
          if (before?.kind === 'saved-reply' || before?.kind === 'field')
            removeEntry(tx, before, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),
};
