import { z } from 'zod';
import { columnCardRow, columnRow, deckRow } from './column-rows.ts';
import { workspaceId } from './ids.ts';
import { failure } from './result.ts';
import { ends, stretch } from './stretch.ts';

/** null = all clients at once. */
const scope = workspaceId.nullable();

export const columnViews = {
  /** The first one, then the others in the order in which they were made. */
  decks: { args: z.strictObject({ workspaceId: scope }), row: deckRow, rest: z.object({}) },
  deck: {
    args: z.strictObject({ workspaceId: scope, deckId: z.string().max(100) }),
    row: columnRow,
    rest: z.object({}),
  },
  column: {
    args: z.strictObject({
      workspaceId,
      columnId: z.string(),
      ...stretch,
    }),
    row: columnCardRow,
    rest: z.object({
      lastSyncAt: z.number().optional(),
      nextSyncAt: z.number().optional(),
      failure: failure.optional(),
      isSyncing: z.boolean(),
      /** Nothing new is fetched for it. */
      isPaused: z.boolean(),
      /** The saved view or the monitor that it shows was removed. */
      isGone: z.boolean().optional(),
      ends,
    }),
  },
};
