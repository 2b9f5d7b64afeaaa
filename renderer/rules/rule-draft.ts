import type { RuleRow } from '#contract/rule-rows.ts';
import type { AccountId } from '#domain/ids.ts';
import {
  RULE_MESSAGE_KINDS,
  type ActionKind,
  type ConditionKind,
  type MacroAction,
  type RuleAction,
  type RuleCondition,
  type RuleWords,
} from '#domain/rule.ts';

/** A rule as it stands in the form. */
export type RuleDraft = RuleWords & Pick<RuleRow, 'name' | 'stops' | 'takesHistory'>;

export const CONDITION_KINDS = [
  'text',
  'author',
  'vip',
  'reach',
  'sounds',
  'message',
  'stars',
  'network',
  'account',
  'language',
  'closed',
  'hours',
  'first-contact',
  'label',
] as const satisfies readonly ConditionKind[];
export const RULE_ACTION_KINDS = [
  'label',
  'state',
  'snooze',
  'note',
  'draft',
  'notify',
  'hide',
  'vip',
] as const satisfies readonly RuleAction['kind'][];
/** Whoever presses a key need not be told of it, and may answer. */
export const MACRO_ACTION_KINDS: readonly ActionKind[] = [
  'send',
  ...RULE_ACTION_KINDS.filter((kind) => kind !== 'notify'),
];

const NIGHT = { fromMinute: 20 * 60, toMinute: 7 * 60 };
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

type First = {
  readonly accountId?: AccountId | undefined;
  readonly network?: string | undefined;
};
const BEGIN: Readonly<Record<Exclude<ConditionKind, 'account' | 'network'>, RuleCondition>> = {
  text: { kind: 'text', words: [] },
  author: { kind: 'author', handles: [] },
  vip: { kind: 'vip' },
  reach: { kind: 'reach', from: 1000 },
  sounds: { kind: 'sounds', as: 'negative' },
  message: { kind: 'message', kinds: RULE_MESSAGE_KINDS.slice(0, 1) },
  stars: { kind: 'stars', from: 1, to: 2 },
  language: { kind: 'language', language: 'de' },
  closed: { kind: 'closed' },
  hours: { kind: 'hours', weekdays: ALL_DAYS, ...NIGHT },
  'first-contact': { kind: 'first-contact' },
  label: { kind: 'label', label: { id: '', name: '' } },
};

/** A condition as it begins, to be filled in. Without an account there is none to choose. */
export function newCondition(
  kind: ConditionKind,
  { accountId, network = '' }: First,
): RuleCondition {
  if (kind === 'network') return { kind, network };
  if (kind !== 'account') return BEGIN[kind];
  return accountId === undefined ? BEGIN.text : { kind, accountId };
}

export function newAction(kind: ActionKind): MacroAction {
  switch (kind) {
    case 'label':
      return { kind, label: { id: '', name: '' } };
    case 'state':
      return { kind, state: 'done' };
    case 'snooze':
      return { kind, words: '' };
    case 'note':
      return { kind, text: '' };
    case 'draft':
    case 'send':
      return { kind, text: { id: '', name: '' } };
    case 'notify':
    case 'hide':
    case 'vip':
      return { kind };
  }
}

/** null: a new one. */
export function draftOf(rule: RuleRow | null): RuleDraft {
  if (rule === null)
    return {
      name: '',
      match: 'all',
      conditions: [{ kind: 'text', words: [] }],
      actions: [{ kind: 'label', label: { id: '', name: '' } }],
      stops: false,
      takesHistory: false,
    };
  const { name, match, conditions, actions, stops, takesHistory } = rule;
  return { name, match, conditions, actions, stops, takesHistory };
}

/** `casino*, "Geld verdienen"; refund` in lines or with commas: one word or phrase each. */
export function listOf(typed: string): readonly string[] {
  return typed
    .split(/[\n,;]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export function isNotOf(condition: RuleCondition, isNot: boolean): RuleCondition {
  const { isNot: _before, ...bare } = condition;
  return isNot ? { ...bare, isNot } : bare;
}

/** As the command takes it. */
export function argsOf({ conditions, actions, ...rest }: RuleDraft) {
  return { ...rest, conditions: [...conditions], actions: [...actions] };
}
