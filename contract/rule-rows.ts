import { z } from 'zod';
import { MOST_SENT } from '#domain/rule.ts';
import { SKIP_REASONS } from '#domain/rule/rule-act.ts';
import { RULE_PROBLEMS } from '#domain/rule/rule-check.ts';
import { accountId, conversationId, messageId, workspaceId } from './ids.ts';
import { TRIAL_DAYS } from './limits.ts';
import { macroActions, ruleDeed, ruleWords } from './rule-shapes.ts';
import { ends, stretch } from './stretch.ts';
import { targets } from './triage-commands.ts';

const nothing = z.object({});
const scope = workspaceId.nullable();
const count = z.number().int().min(0);
const time = z.number();
const id = z.string().max(100);
const locale = z.enum(['en', 'de']);
const name = z.string().trim().min(1).max(100);

const days = z.union(TRIAL_DAYS.map((one) => z.literal(one)));
/** How far back its deeds are counted, in days. */
export const RULE_DAYS = 30;

/** A label, a saved reply or an account that it names and that is not there any more. */
const missing = z.object({
  part: z.enum(['conditions', 'actions']),
  index: count,
  what: z.enum(['label', 'text', 'account']),
});

export const ruleRow = z.object({
  id: z.string(),
  /** null: for all clients. */
  workspaceId: scope,
  name: z.string(),
  ...ruleWords.shape,
  isOn: z.boolean(),
  stops: z.boolean(),
  takesHistory: z.boolean(),
  missing: z.array(missing).readonly(),
  /** On how many messages it acted of late. */
  acted: count,
});
export type RuleRow = z.infer<typeof ruleRow>;

export const macroRow = z.object({
  id: z.string(),
  workspaceId: scope,
  name: z.string(),
  actions: macroActions,
  /** Which key of macros is its own. */
  slot: count.optional(),
  missing: z.array(missing).readonly(),
});
export type MacroRow = z.infer<typeof macroRow>;

/** An answer as a macro would send it. */
export const macroPreviewRow = z.object({
  id: z.string(),
  workspaceId,
  conversationId,
  messageId,
  network: z.string(),
  personName: z.string(),
  /** That answers. */
  accountId,
  handle: z.string(),
  kind: z.enum(['public', 'direct']),
  question: z.string(),
  text: z.string(),
  /** Places of the text that nothing is known for. */
  missing: z.array(z.string()).readonly(),
  /** Why it is not sent; null: it would be. */
  obstacle: z.enum(SKIP_REASONS).nullable(),
});
export type MacroPreviewRow = z.infer<typeof macroPreviewRow>;

const told = {
  workspaceId,
  conversationId,
  network: z.string(),
  personName: z.string(),
  text: z.string(),
  at: time,
  deeds: z.array(ruleDeed).readonly(),
};
/** What would have happened to a message. */
export const trialRow = z.object({ id: z.string(), messageId, ...told });
export type TrialRow = z.infer<typeof trialRow>;

/** What a rule, or a macro, did. */
export const ruleLogRow = z.object({
  id: z.string(),
  ...told,
  by: z.enum(['rule', 'run', 'macro']),
  ruleId: z.string(),
  ruleName: z.string(),
  runId: z.string(),
  undoneAt: time.optional(),
});
export type RuleLogRow = z.infer<typeof ruleLogRow>;

const tried = { workspaceId, rule: ruleWords, days };

export const ruleViews = {
  /** In their order: those for all clients first. */
  rules: { args: z.strictObject({ workspaceId: scope }), row: ruleRow, rest: nothing },
  macros: { args: z.strictObject({ workspaceId: scope }), row: macroRow, rest: nothing },
  /** What a macro would send, to whom. Nothing is sent. */
  macroPreview: {
    args: z.strictObject({
      macroId: id,
      conversations: z
        .array(z.strictObject({ workspaceId, conversationId }))
        .min(1)
        .max(MOST_SENT)
        .readonly(),
      locale,
    }),
    row: macroPreviewRow,
    rest: nothing,
  },
  /** How many messages of late a rule would have acted on. Nothing is changed. */
  ruleTrial: {
    args: z.strictObject(tried),
    row: z.object({ id: z.string() }),
    rest: z.object({
      /** null: it can be tried. */
      problem: z.enum(RULE_PROBLEMS).nullable(),
      looked: count,
      matched: count,
      /** There are more messages in these days than are looked at. */
      isCut: z.boolean(),
    }),
  },
  /** Which, newest first, and what would have happened to each. */
  ruleTrialList: {
    args: z.strictObject({ ...tried, ...stretch }),
    row: trialRow,
    rest: z.object({ ends }),
  },
  /** What rules and macros did, newest first. */
  ruleLog: {
    args: z.strictObject({ workspaceId: scope, ruleId: id.nullable(), ...stretch }),
    row: ruleLogRow,
    rest: z.object({ ends }),
  },
} as const;

const ruleRef = z.strictObject({ workspaceId: scope, ruleId: id });

export const ruleCommands = {
  /**
   * Without `ruleId` a new one, at the end and switched off. Whose it is does not change. Refused when
   * it makes no sense: see domain/rule/rule-check.ts.
   */
  'rule.save': {
    args: z.strictObject({
      workspaceId: scope,
      ruleId: id.optional(),
      name,
      ...ruleWords.shape,
      stops: z.boolean(),
      takesHistory: z.boolean(),
    }),
    value: z.object({ ruleId: z.string() }),
  },
  /** `mayHide`: the person was asked. Without it a rule that hides is not switched on. */
  'rule.setOn': {
    args: ruleRef.extend({ isOn: z.boolean(), mayHide: z.boolean().optional() }),
    value: nothing,
  },
  /** `after` null: to the front. */
  'rule.move': { args: ruleRef.extend({ after: id.nullable() }), value: nothing },
  'rule.remove': { args: ruleRef, value: nothing },
  /** Acts on what is there already, as one run that `undo.last` takes back. */
  'rule.apply': {
    args: z.strictObject({ workspaceId, ruleId: id, days }),
    value: z.object({ runId: z.string(), count }),
  },
  /** Takes back one deed, a run, or everything of a rule; what was changed since stays. */
  'rule.takeBack': {
    args: z.strictObject({
      workspaceId,
      of: z.union([
        z.strictObject({ eventId: z.string().max(1000) }),
        z.strictObject({ runId: z.string().max(1000) }),
        z.strictObject({ ruleId: id }),
      ]),
    }),
    value: z.object({ count, left: count }),
  },
  'macro.save': {
    args: z.strictObject({
      workspaceId: scope,
      macroId: id.optional(),
      name,
      actions: macroActions,
    }),
    value: z.object({ macroId: z.string() }),
  },
  'macro.remove': { args: z.strictObject({ workspaceId: scope, macroId: id }), value: nothing },
  /**
   * One step of undo, however many conversations it changes. A macro that answers sends what is in
   * `shown` and nothing else; where it cannot, it does nothing at all: `refused`.
   */
  'macro.run': {
    args: z.strictObject({
      macroId: id,
      conversations: targets,
      shown: z
        .array(z.strictObject({ messageId, text: z.string().max(100_000) }))
        .max(MOST_SENT)
        .optional(),
      locale: locale.optional(),
    }),
    /** `undoUntil`: until then what is sent can be taken back, ms since epoch. */
    value: z.object({ runId: z.string(), count, refused: count, undoUntil: time.optional() }),
  },
} as const;
