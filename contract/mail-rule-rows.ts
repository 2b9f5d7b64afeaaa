import { z } from 'zod';
import { accountId, workspaceId } from './ids.ts';

const line = z.string().trim().max(500);
const MOST_RULES = 200;
const MOST_SUBJECTS = 50;

/** As in domain/mail-rule.ts. */
export const mailRule = z.strictObject({
  id: z.string().min(1).max(100),
  name: line.min(1),
  from: line.min(1),
  subjects: z.array(line.min(1)).max(MOST_SUBJECTS).readonly(),
  after: line,
  before: line,
  link: line,
  kind: z.enum(['comment', 'mention', 'direct', 'review', 'post']),
});
export type MailRuleRow = z.infer<typeof mailRule>;
export const mailRules = z.array(mailRule).max(MOST_RULES).readonly();

export const mailRuleCommands = {
  /** All rules of the account in their order; null: those that its network brings along. */
  'account.setMailRules': {
    args: z.strictObject({ workspaceId, accountId, rules: mailRules.nullable() }),
    value: z.object({}),
  },
};
