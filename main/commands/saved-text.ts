import { commands } from '#contract/commands.ts';
import { sharedId, type SavedText } from '#domain/library.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

export const savedTextCommands = {
  'text.save': command(
    commands['text.save'],
    async ({ id, kind, workspaceId, name, text }, { store, clock, random }) => {
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
          tx.put('library', saved);
          return done({ id: saved.id });
        },
        { safety: 'durable' },
      );
    },
  ),

  /** Twice is once. */
  'text.remove': command(
    commands['text.remove'],
    async ({ id, workspaceId }, { store }) =>
      await store.forWorkspace(workspaceId ?? sharedId).change(
        (tx) => {
          const before = tx.get('library', id);
          if (before?.kind === 'saved-reply' || before?.kind === 'field') tx.remove('library', id);
          return done({});
        },
        { safety: 'durable' },
      ),
  ),
};
