import { z } from 'zod';
import { conversationId, workspaceId } from './ids.ts';
import { INSIGHT_DAYS } from './limits.ts';

const count = z.number().int().min(0);
const ms = z.number().min(0).nullable();
/** Days since 1 January 1970, in the time zone of this machine. */
const day = z.number().int();
const scope = workspaceId.nullable();

const days = z.union(INSIGHT_DAYS.map((one) => z.literal(one)));

const figures = z.object({
  conversations: count,
  messages: count,
  negativeMessages: count,
  answered: count,
  medianMs: ms,
  slowMs: ms,
});
export type FiguresRow = z.infer<typeof figures>;

export const figureMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all', 'answered', 'unanswered', 'negative']) }),
  z.strictObject({ kind: z.enum(['day', 'week']), day }),
  z.strictObject({ kind: z.literal('network'), network: z.string().max(50) }),
  z.strictObject({
    kind: z.literal('hour'),
    weekday: z.number().int().min(0).max(6),
    hour: z.number().int().min(0).max(23),
  }),
]);
export type FigureMarkRow = z.infer<typeof figureMark>;

export const insightViews = {
  /** Counted from the event log; null of a client: all of them. */
  insights: {
    args: z.strictObject({ workspaceId: scope, days }),
    row: z.object({ id: z.string() }),
    rest: z.object({
      now: figures,
      /** The same span of time before. */
      before: figures,
      days: z.array(z.object({ day, conversations: count, negative: count })).readonly(),
      networks: z
        .array(z.object({ network: z.string(), conversations: count, medianMs: ms }))
        .readonly(),
      weeks: z.array(z.object({ day, answers: count, medianMs: ms })).readonly(),
      hours: z.array(z.object({ weekday: count, hour: count, messages: count })).readonly(),
    }),
  },
  /** The conversations that a mark counts, the latest first. */
  insightList: {
    args: z.strictObject({ workspaceId: scope, days, mark: figureMark }),
    row: z.object({
      id: conversationId,
      workspaceId,
      network: z.string(),
      personName: z.string(),
      title: z.string(),
      at: z.number(),
    }),
    rest: z.object({ total: count }),
  },
} as const;
