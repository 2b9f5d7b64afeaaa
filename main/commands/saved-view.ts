import { savedViewCommands as contract } from '#contract/saved-view-rows.ts';
import type { SavedView } from '#domain/library.ts';
import { missingOf, repaired } from '#domain/saved-view.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;

export const savedViewCommands = {
  'view.save': command(
    contract['view.save'],
    async ({ workspaceId, name, place }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        if (tx.get('workspaces', workspaceId) === null) return refused('not-found');
        const same = savedViews(tx).find((known) => known.name === name);
        if (same !== undefined) {
          changeEntry(tx, { before: same, after: { ...same, place } }, newAct(ports));
          return done({ viewId: same.id });
        }
        const made: SavedView = {
          id: ports.random.uuid(),
          workspaceId,
          kind: 'saved-view',
          name,
          place,
          createdAt: ports.clock.now(),
        };
        makeEntry(tx, made, newAct(ports));
        return done({ viewId: made.id });
      }, DURABLE),
  ),

  'view.repair': command(
    contract['view.repair'],
    async ({ workspaceId, viewId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const saved = savedViews(tx).find(({ id }) => id === viewId);
        if (saved === undefined) return refused('not-found');
        const labels = tx.find('library', { where: { kind: 'label' } });
        const lists = tx.find('library', { where: { kind: 'people-list' } });
        const missing = missingOf(saved.place, {
          listIds: new Set(lists.map(({ id }) => id)),
          labelIds: new Set(labels.map(({ id }) => id)),
          accountIds: new Set<string>(tx.find('accounts', {}).map(({ id }) => id)),
        });
        const place = repaired(saved.place, missing);
        changeEntry(tx, { before: saved, after: { ...saved, place } }, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'view.remove': command(
    contract['view.remove'],
    async ({ workspaceId, viewId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
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
