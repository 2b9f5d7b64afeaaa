import { z } from 'zod';
import { LISTS } from './reading.ts';

const owed = z.object({ id: z.string(), videoId: z.string(), canReply: z.boolean() });
/** A thread whose answers did not all come along. */
export type Owed = z.infer<typeof owed>;

const known = z.object({
  id: z.string(),
  /** When it was written, ms since epoch. */
  at: z.number(),
  /** Its answers, as the thread counts them. */
  count: z.number(),
  /** Ids of its answers where they are few and all are known. */
  replies: z.array(z.string()).optional(),
});
export type Known = z.infer<typeof known>;

const walk = z.object({ list: z.enum(LISTS), token: z.string(), pages: z.number() });
export type Walk = z.infer<typeof walk>;

const forward = z.object({
  /** The newest threads. */
  known: z.array(known),
  owed: z.array(owed),
  /** Lists that have to be read further back, to where we were. */
  walks: z.array(walk),
  /** Where we were when the walks began. */
  met: z.array(z.string()),
});
export type ForwardCursor = z.infer<typeof forward>;

const backfill = z.object({
  /** Which list; as many as there are: the past is read. */
  list: z.number().int().min(0).max(LISTS.length),
  token: z.string().nullable(),
  owed: z.array(owed),
});
export type BackfillCursor = z.infer<typeof backfill>;

export function readForward(cursor: unknown): ForwardCursor | null {
  return forward.safeParse(cursor).data ?? null;
}

export function readBackfill(cursor: unknown): BackfillCursor {
  return backfill.safeParse(cursor).data ?? { list: 0, token: null, owed: [] };
}
