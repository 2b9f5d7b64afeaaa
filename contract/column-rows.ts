import { z } from 'zod';
import { accountId, workspaceId } from './ids.ts';
import { COLUMN_WIDTH } from './limits.ts';
import { monitorId, whyFound } from './monitor-rows.ts';
import { feed } from './account-rows.ts';
import { messageRow } from './rows.ts';

/** Where the cards of a column come from: a feed of an account, a saved view, or a monitor. */
export const columnSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('feed'), accountId, feed }),
  z.object({ kind: z.literal('view'), viewId: z.string().max(100) }),
  z.object({ kind: z.literal('monitor'), monitorId }),
]);

const WORDS_LENGTH = 200;
export const columnOptions = z.strictObject({
  widthPx: z.number().int().min(COLUMN_WIDTH.min).max(COLUMN_WIDTH.max).exactOptional(),
  words: z.string().trim().max(WORDS_LENGTH).exactOptional(),
  mutedWords: z
    .array(z.string().trim().min(1).max(WORDS_LENGTH))
    .max(200)
    .readonly()
    .exactOptional(),
  mediaOnly: z.boolean().exactOptional(),
  isPaused: z.boolean().exactOptional(),
});
export type ColumnOptionsRow = z.infer<typeof columnOptions>;

export const columnRow = z.object({
  id: z.string(),
  workspaceId,
  deckId: z.string(),
  source: columnSource,
  /** What the network calls the list that it shows, or the saved view's or monitor's name. */
  name: z.string().optional(),
  accountHandle: z.string(),
  network: z.string(),
  options: columnOptions,
});
export type ColumnRow = z.infer<typeof columnRow>;

/** A card; of a monitor's column with why it was found. */
export const columnCardRow = messageRow.extend({ why: z.object(whyFound).exactOptional() });
export type ColumnCardRow = z.infer<typeof columnCardRow>;

/** The first one has the id `FIRST_DECK` and no name: the window has a word for it. */
export const deckRow = z.object({
  id: z.string(),
  name: z.string(),
  columnCount: z.number(),
});
export type DeckRow = z.infer<typeof deckRow>;
