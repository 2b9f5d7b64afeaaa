import { z } from 'zod';

/** Why an unanswered negative message is a risk; see domain/risk.ts. */
export const riskRow = z.object({
  reach: z.number().optional(),
  waitingMs: z.number(),
  isComplaint: z.boolean(),
  words: z.array(z.string()).readonly(),
});
