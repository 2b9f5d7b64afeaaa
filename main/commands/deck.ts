import { commands } from '#contract/commands.ts';
import { EVERY_CLIENT, FIRST_DECK, type Deck } from '#domain/column.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { columnsOfDeck } from './deck-columns.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

const homeOf = (scope: WorkspaceId | null): WorkspaceId => scope ?? EVERY_CLIENT;

export const deckCommands = {
  'deck.add': command(commands['deck.add'], async (args, ports) => {
    const { store, random, clock } = ports;
    const workspaceId = homeOf(args.workspaceId);
    const deck: Deck = {
      id: random.uuid(),
      workspaceId,
      kind: 'deck',
      name: args.name,
      createdAt: clock.now(),
    };
    await store
      .forWorkspace(workspaceId)
      .change((tx) => makeEntry(tx, deck, newAct(ports)), { safety: 'durable' });
    return done({ deckId: deck.id });
  }),

  'deck.rename': command(
    commands['deck.rename'],
    async ({ workspaceId, deckId, name }, ports) =>
      await ports.store.forWorkspace(homeOf(workspaceId)).change(
        (tx) => {
          const deck = tx.get('library', deckId);
          if (deck?.kind !== 'deck') return refused('not-found');
          changeEntry(tx, { before: deck, after: { ...deck, name } }, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  /** With what brings all of it back. The deck goes last: it is still there when the app ends before. */
  'deck.remove': command(commands['deck.remove'], async (args, ports) => {
    const { store } = ports;
    const workspaceId = homeOf(args.workspaceId);
    const home = store.forWorkspace(workspaceId);
    const deck = await home.get('library', args.deckId);
    if (deck?.kind !== 'deck' || deck.id === FIRST_DECK) return refused('not-found');
    const act = newAct(ports);
    const columns = await columnsOfDeck(store, { workspaceId, deckId: deck.id });
    for (const [owner, theirs] of Map.groupBy(columns, (column) => column.workspaceId))
      await store.forWorkspace(owner).change(
        (tx) => {
          for (const column of theirs) removeEntry(tx, column, act);
        },
        { safety: 'durable' },
      );
    await home.change((tx) => removeEntry(tx, deck, act), { safety: 'durable' });
    return done({});
  }),
};
