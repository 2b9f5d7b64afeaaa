import { z } from 'zod';
import { MOST_ROWS } from './limits.ts';

/**
 * Where a row stands in the order of a list: in which part of it (those with an answer goal come before
 * those without), by which value, and its id. Main makes them, the window only hands them back.
 */
const place = z.strictObject({
  part: z.number().int().min(0).max(1),
  at: z.number(),
  id: z.string().max(1000),
});
export type Place = z.infer<typeof place>;

/** The piece of a list that a window shows: what comes behind `after`, down to `upTo` and with it. */
export const stretch = {
  after: place.optional(),
  upTo: place.optional(),
  limit: z.number().int().min(1).max(MOST_ROWS),
};

/** What a window says about its piece, so that the next one can begin where it ends. */
export const ends = z.object({
  /** The row in the middle: where a piece that has grown too long is cut in two. */
  middle: place.nullable(),
  /** The last row; null when there is none. */
  last: place.nullable(),
  /** There are more rows in the piece than `limit` let through. */
  hasMore: z.boolean(),
});
export type Ends = z.infer<typeof ends>;
