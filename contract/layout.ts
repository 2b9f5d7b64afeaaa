import { z } from 'zod';

const widthPx = z.number().int().min(100).max(2000).optional();
const rowId = z.string().max(1000).nullable();

/** How the person arranged the window. All of it may be lost without harm. */
export const layout = z.object({
  /** Widths as wished; the window shows less where there is no room. */
  sidebar: widthPx,
  list: widthPx,
  person: widthPx,
  /** Whether the person has a pane where there is room for it. */
  isPersonOpen: z.boolean().optional(),
  /** Where the reader stands in each column: the first row in sight, the newest ever seen. */
  places: z
    .array(z.object({ columnId: z.string().max(100), topId: rowId, seenTopId: rowId }))
    .max(60)
    .readonly()
    .optional(),
  /** The deck in front, for each client ('' for all of them), where it is not the first. */
  decks: z
    .array(z.object({ client: z.string().max(700), deckId: z.string().max(100) }))
    .max(200)
    .readonly()
    .optional(),
});
export type LayoutRow = z.infer<typeof layout>;
