import { savedViewCommands as contract } from '#contract/saved-view-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { sharedId, type SavedView } from '#domain/library.ts';
import { missingOf, repaired } from '#domain/saved-view.ts';
import { readKnown } from '#main/store/known-places.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;

/** Those over all clients lie where everything lies that is for all of them. */
const homeOf = (scope: WorkspaceId | null): WorkspaceId => scope ?? sharedId;

export const savedViewCommands = {
  'view.save': command(contract['view.save'], async ({ workspaceId, name, place }, ports) => {
    const home = homeOf(workspaceId);
    return await ports.store.forWorkspace(home).change((tx) => {
      if (workspaceId !== null && tx.get('workspaces', workspaceId) === null)
        return refused('not-found');
      const same = savedViews(tx).find((known) => known.name === name);
      if (same !== undefined) {
        changeEntry(tx, { before: same, after: { ...same, place } }, newAct(ports));
        return done({ viewId: same.id });
      }
      const made: SavedView = {
        id: ports.random.uuid(),
        workspaceId: home,
        kind: 'saved-view',
        name,
        place,
        createdAt: ports.clock.now(),
      };
      makeEntry(tx, made, newAct(ports));
      return done({ viewId: made.id });
    }, DURABLE);
  }),

  'view.rename': command(
    contract['view.rename'],
    async ({ workspaceId, viewId, name }, ports) =>
      await ports.store.forWorkspace(homeOf(workspaceId)).change((tx) => {
        const views = savedViews(tx);
        const saved = views.find(({ id }) => id === viewId);
        if (saved === undefined) return refused('not-found');
        if (views.some((other) => other.name === name && other.id !== viewId))
          return refused('name-taken');
        changeEntry(tx, { before: saved, after: { ...saved, name } }, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'view.repair': command(contract['view.repair'], async ({ workspaceId, viewId }, ports) => {
    const home = ports.store.forWorkspace(homeOf(workspaceId));
    const known = await readKnown(workspaceId === null ? ports.store.acrossWorkspaces : home);
    return await home.change((tx) => {
      const saved = savedViews(tx).find(({ id }) => id === viewId);
      if (saved === undefined) return refused('not-found');
      const place = repaired(saved.place, missingOf(saved.place, known));
      changeEntry(tx, { before: saved, after: { ...saved, place } }, newAct(ports));
      return done({});
    }, DURABLE);
  }),

  'view.remove': command(
    contract['view.remove'],
    async ({ workspaceId, viewId }, ports) =>
      await ports.store.forWorkspace(homeOf(workspaceId)).change((tx) => {
        const saved = savedViews(tx).find(({ id }) => id === viewId);
        if (saved === undefined) return refused('not-found');
        removeEntry(tx, saved, newAct(ports));
        return done({});
      }, DURABLE),
  ),
};

function savedViews(tx: Transaction): readonly SavedView[] {
  return tx
    .find('library', { where: { kind: 'saved-view' } })
    .filter((entry): entry is SavedView => entry.kind === 'saved-view');
}
