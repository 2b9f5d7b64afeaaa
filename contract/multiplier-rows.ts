import { z } from 'zod';
import { conversationId, personId, workspaceId } from './ids.ts';
import { MULTIPLIER_DAYS } from './limits.ts';

const count = z.number().int().min(0);
const days = z.union(MULTIPLIER_DAYS.map((one) => z.literal(one)));

const multiplierRow = z.object({
  id: personId,
  workspaceId,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  picture: z.string().startsWith('/media/').optional(),
  isVip: z.boolean(),
  /** What came of working through them; see domain/multiplier-mark.ts. */
  mark: z.object({ kind: z.enum(['written', 'not-now']), at: z.number() }).optional(),
  reach: count.optional(),
  messages: count,
  /** In the span of time before. */
  messagesBefore: count,
  positive: count,
  negative: count,
  /** When the client wrote to them last; absent: never. */
  lastContactAt: z.number().optional(),
  /** The latest with them; absent when there is none any more. */
  conversationId: conversationId.optional(),
});
export type MultiplierRow = z.infer<typeof multiplierRow>;

export const multiplierViews = {
  /** Counted from the archive, who is read most first; two hundred at most. */
  multipliers: {
    args: z.strictObject({ workspaceId: workspaceId.nullable(), days }),
    row: multiplierRow,
    rest: z.object({
      /** How many people wrote at all. */
      peopleCount: count,
      messageCount: count,
    }),
  },
};
