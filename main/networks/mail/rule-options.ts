import { z } from 'zod';
import type { MailRule } from '#domain/mail-rule.ts';
import { BUILT_IN_RULES } from './rules.ts';

const rule = z.object({
  id: z.string().min(1),
  name: z.string(),
  from: z.string(),
  subjects: z.array(z.string()),
  after: z.string(),
  before: z.string(),
  link: z.string(),
  kind: z.enum(['comment', 'mention', 'direct', 'review', 'post']),
});
const options = z.object({ mailRules: z.array(rule) });

/** The rules that the person made of ours; ours as long as they changed none. */
export function readRules(given: unknown): readonly MailRule[] {
  return options.safeParse(given).data?.mailRules ?? BUILT_IN_RULES;
}
