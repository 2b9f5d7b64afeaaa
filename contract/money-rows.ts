import { z } from 'zod';
import { accountId, workspaceId } from './ids.ts';

/** Money in millionths of the currency: see domain/prices.ts. */
const amount = z.number().int().nonnegative();

/** What an account costs, has cost this month, and may cost. */
export const money = z.object({
  prices: z.object({
    currency: z.enum(['USD', 'EUR']),
    publicAnswer: amount,
    publicAnswerWithLink: amount,
    directAnswer: amount,
  }),
  spent: amount,
  cap: amount.optional(),
  /** Reading in the background rests until then, ms since epoch. */
  restsUntil: z.number().optional(),
});
export type MoneyRow = z.infer<typeof money>;

export const moneyCommands = {
  /** null: no limit. */
  'account.setMonthlyCap': {
    args: z.strictObject({
      workspaceId,
      accountId,
      cap: amount.max(1_000_000_000_000).nullable(),
    }),
    value: z.object({}),
  },
};
