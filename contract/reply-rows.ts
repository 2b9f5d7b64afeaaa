import { z } from 'zod';
import { personId } from './ids.ts';
import { failure } from './result.ts';

/** Parts of a reply's row that only the outbox and the conversation show. */

/** Why it is not sent without asking once more. */
export const sendQuestion = z.object({
  why: z.enum(['old', 'deleted', 'edited', 'answered']),
  at: z.number(),
});

/** Whom a first direct message is for. */
export const addressee = z.strictObject({
  handle: z.string().trim().min(1).max(300),
  personId: personId.exactOptional(),
});

/** One look whether it stands on the network. */
export const look = z.object({
  at: z.number(),
  result: z.enum(['absent', 'cannot-tell', 'not-possible', 'failed']),
  failure: failure.optional(),
});

/** When a client is open, in the time zone of this machine; minutes since midnight. */
export const businessHours = z
  .object({
    weekdays: z.array(z.number().int().min(0).max(6)).max(7).readonly(),
    fromMinute: z.number().int().min(0).max(1439),
    toMinute: z.number().int().min(1).max(1440),
  })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute);
