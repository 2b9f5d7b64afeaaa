import { z } from 'zod';
import {
  MOST_ACTIONS,
  MOST_CONDITIONS,
  MOST_HANDLES,
  MOST_WORDS,
  RULE_MESSAGE_KINDS,
  SOUNDS,
} from '#domain/rule.ts';
import { SKIP_REASONS } from '#domain/rule/rule-act.ts';
import { accountId } from './ids.ts';

/** What rules and macros are made of: see domain/rule.ts. */

const short = z.string().max(100);
const words = z.string().trim().max(200);
const minute = z.number().int().min(0).max(1440);
const stars = z.number().int().min(1).max(5);
const named = z.strictObject({ id: short, name: short });
const isNot = z.literal(true).optional();

export const ruleCondition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    words: z.array(words).max(MOST_WORDS).readonly(),
    isNot,
  }),
  z.strictObject({
    kind: z.literal('author'),
    handles: z.array(words).max(MOST_HANDLES).readonly(),
    isNot,
  }),
  z.strictObject({ kind: z.literal('vip'), isNot }),
  z.strictObject({
    kind: z.literal('reach'),
    from: z.number().int().min(0).max(1_000_000_000),
    isNot,
  }),
  z.strictObject({ kind: z.literal('sounds'), as: z.enum(SOUNDS), isNot }),
  z.strictObject({
    kind: z.literal('message'),
    kinds: z.array(z.enum(RULE_MESSAGE_KINDS)).max(RULE_MESSAGE_KINDS.length).readonly(),
    isNot,
  }),
  z.strictObject({ kind: z.literal('stars'), from: stars, to: stars, isNot }),
  z.strictObject({ kind: z.literal('network'), network: z.string().max(50), isNot }),
  z.strictObject({ kind: z.literal('account'), accountId, isNot }),
  z.strictObject({ kind: z.literal('language'), language: z.string().max(20), isNot }),
  z.strictObject({ kind: z.literal('closed'), isNot }),
  z.strictObject({
    kind: z.literal('hours'),
    weekdays: z.array(z.number().int().min(0).max(6)).max(7).readonly(),
    fromMinute: minute,
    toMinute: minute,
    isNot,
  }),
  z.strictObject({ kind: z.literal('first-contact'), isNot }),
  z.strictObject({ kind: z.literal('label'), label: named, isNot }),
]);

export const ruleAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), label: named }),
  z.strictObject({ kind: z.literal('state'), state: z.enum(['done', 'waiting']) }),
  z.strictObject({ kind: z.literal('snooze'), words }),
  z.strictObject({ kind: z.literal('note'), text: z.string().trim().max(20_000) }),
  z.strictObject({ kind: z.literal('draft'), text: named }),
  z.strictObject({ kind: z.literal('notify') }),
  z.strictObject({ kind: z.literal('hide') }),
  z.strictObject({ kind: z.literal('vip') }),
]);

export const ruleActions = z.array(ruleAction).max(MOST_ACTIONS).readonly();
/** A macro may also answer: a rule cannot even say so. */
const macroAction = z.discriminatedUnion('kind', [
  ...ruleAction.options,
  z.strictObject({ kind: z.literal('send'), text: named }),
]);
export const macroActions = z.array(macroAction).max(MOST_ACTIONS).readonly();
/** What a rule says, whether it is kept or only tried. */
export const ruleWords = z.strictObject({
  match: z.enum(['all', 'any']),
  conditions: z.array(ruleCondition).max(MOST_CONDITIONS).readonly(),
  actions: ruleActions,
});

export const ruleDeed = z.object({
  action: macroAction,
  skipped: z.enum(SKIP_REASONS).optional(),
});
export type RuleDeedRow = z.infer<typeof ruleDeed>;

/** What a rule or a macro did, as it stands in the conversation. */
export const ruleEntry = z.object({
  id: z.string(),
  entry: z.literal('rule'),
  by: z.enum(['rule', 'run', 'macro']),
  ruleName: z.string(),
  deeds: z.array(ruleDeed).readonly(),
  isUndone: z.boolean(),
  createdAt: z.number(),
});
export type RuleEntryRow = z.infer<typeof ruleEntry>;
