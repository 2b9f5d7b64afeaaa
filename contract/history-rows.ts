import { z } from 'zod';
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
