import { z } from 'zod';
import { GAP_REASONS } from '#domain/gaps.ts';
import { HISTORY_REACHES } from '#domain/history.ts';

/** How far back before connecting an account its messages are fetched. */
export const historyReach = z.enum(HISTORY_REACHES);

/** Where the walk into an account's past stands: see domain/history.ts. */
export const accountHistory = z.object({
  reach: historyReach,
  state: z.enum(['running', 'done', 'whole']),
  reachedAt: z.number(),
  count: z.number(),
  share: z.number().nullable(),
});

/** What an account missed for good and the person does not know yet: see domain/gaps.ts. */
export const missed = z.object({
  why: z.enum(GAP_REASONS),
  from: z.number().optional(),
  to: z.number().optional(),
  seenAt: z.number(),
});
export type MissedRow = z.infer<typeof missed>;
