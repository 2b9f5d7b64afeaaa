import { z } from 'zod';
import { columnOptions, columnSource } from './column-rows.ts';
import { accountId, workspaceId } from './ids.ts';

const nothing = z.object({});
const columnId = z.string().max(100);
const deckId = z.string().max(100);
const name = z.string().trim().min(1).max(100);
/** null = a deck over all clients. */
const scope = workspaceId.nullable();
/** The column that it stands behind; null: first. */
const after = columnId.nullable();

/** Columns and the decks that they stand in. */
export const columnCommands = {
  /** The same source twice in one deck is the column that is there. Without `after` it is the last. */
  'column.add': {
    args: z.strictObject({
      workspaceId,
      deckId,
      source: columnSource,
      name: name.optional(),
      options: columnOptions.optional(),
      after: after.optional(),
    }),
    value: z.object({ columnId: z.string() }),
  },
  /** All options at once: what is not there is as usual again. */
  'column.change': {
    args: z.strictObject({ workspaceId, columnId, options: columnOptions }),
    value: nothing,
  },
  'column.move': { args: z.strictObject({ workspaceId, columnId, after }), value: nothing },
  'column.remove': { args: z.strictObject({ workspaceId, columnId }), value: nothing },
  'column.refresh': { args: z.strictObject({ workspaceId, columnId }), value: nothing },

  'deck.add': {
    args: z.strictObject({ workspaceId: scope, name }),
    value: z.object({ deckId: z.string() }),
  },
  'deck.rename': { args: z.strictObject({ workspaceId: scope, deckId, name }), value: nothing },
  /** With its columns. */
  'deck.remove': { args: z.strictObject({ workspaceId: scope, deckId }), value: nothing },

  /** The account's lists, asked of its network now. */
  'account.lists': {
    args: z.strictObject({ workspaceId, accountId }),
    value: z.object({ lists: z.array(z.object({ id: z.string(), name: z.string() })).readonly() }),
  },
};
