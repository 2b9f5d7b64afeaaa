import { z } from 'zod';
import { GERMAN_STATES } from '#domain/holidays.ts';

const minutes = z.number().int().min(1).max(60_000).optional();

/** How fast a client answers, in minutes of open time. */
export const answerGoal = z.object({
  id: z.string().min(1).max(50),
  network: z.string().max(50).optional(),
  kind: z.enum(['comment', 'mention', 'direct', 'review', 'post']).optional(),
  firstMinutes: minutes,
  nextMinutes: minutes,
  solutionMinutes: minutes,
});

export const holidays = z.object({
  state: z.enum(GERMAN_STATES).optional(),
  /** Days since 1 January 1970. */
  days: z.array(z.number().int().min(0).max(1_000_000)).max(200).readonly(),
});
