import { readLater } from '#domain/later-words.ts';
import {
  MOST_ACTIONS,
  MOST_CONDITIONS,
  MOST_HANDLES,
  MOST_WORDS,
  type ActionKind,
  type ActionOf,
  type ConditionKind,
  type ConditionOf,
  type MacroAction,
  type RuleAction,
  type RuleCondition,
  type RuleWords,
} from '#domain/rule.ts';
import { areOpposite, excludes, isAlways, isNever } from './rule-logic.ts';
import { readRuleWord } from './rule-words.ts';

/** Why a rule or a macro is refused. Each has a sentence. */
export const RULE_PROBLEMS = [
  'no-condition',
  'no-action',
  'too-many',
  'incomplete',
  'no-word',
  'pattern',
  'short-prefix',
  'matches-all',
  'contradiction',
  'feeds-itself',
  'two-states',
  'two-answers',
  'twice',
  'bad-time',
] as const;
export type RuleProblem = {
  readonly kind: (typeof RULE_PROBLEMS)[number];
  /** The condition or the action that it is about; absent: the whole. */
  readonly at?: { readonly part: 'conditions' | 'actions'; readonly index: number };
};

/** The first thing that is wrong; null: it can be kept. */
export function ruleProblem({ match, conditions, actions }: RuleWords): RuleProblem | null {
  if (conditions.length === 0) return { kind: 'no-condition' };
  if (conditions.length > MOST_CONDITIONS) return { kind: 'too-many' };
  for (const [index, condition] of conditions.entries()) {
    const kind = conditionProblem(condition);
    if (kind !== null) return { kind, at: { part: 'conditions', index } };
  }
  return (
    logicProblem(match, conditions) ??
    actionsProblem(actions) ??
    loopProblem(match, conditions, actions)
  );
}

type Kind = RuleProblem['kind'];
type ConditionChecks = {
  readonly [Name in ConditionKind]: (condition: ConditionOf<Name>) => Kind | null;
};
const fine = (): null => null;
const unless = (isComplete: boolean): Kind | null => (isComplete ? null : 'incomplete');
const CONDITION_CHECKS: ConditionChecks = {
  text: ({ words }) => wordsProblem(words),
  author: ({ handles }) =>
    handles.length > MOST_HANDLES
      ? 'too-many'
      : unless(handles.some((handle) => handle.trim() !== '')),
  message: ({ kinds }) => unless(kinds.length > 0),
  stars: ({ from, to }) => unless(from <= to),
  hours: ({ weekdays, fromMinute, toMinute }) =>
    unless(weekdays.length > 0 && fromMinute !== toMinute),
  network: ({ network }) => unless(network !== ''),
  language: ({ language }) => unless(language !== ''),
  label: ({ label }) => unless(label.id !== ''),
  account: fine,
  vip: fine,
  reach: fine,
  sounds: fine,
  closed: fine,
  'first-contact': fine,
};

function conditionProblem<Name extends ConditionKind>(condition: ConditionOf<Name>): Kind | null {
  return CONDITION_CHECKS[condition.kind](condition);
}

function wordsProblem(words: readonly string[]): Kind | null {
  if (words.length === 0) return 'incomplete';
  if (words.length > MOST_WORDS) return 'too-many';
  for (const word of words) {
    const read = readRuleWord(word);
    if (!read.ok) return read.problem;
  }
  return null;
}

function logicProblem(
  match: RuleWords['match'],
  conditions: readonly RuleCondition[],
): RuleProblem | null {
  if (match === 'all') {
    if (conditions.every(isAlways)) return { kind: 'matches-all' };
    for (const [index, one] of conditions.entries())
      if (isNever(one) || conditions.slice(0, index).some((other) => excludes(one, other)))
        return { kind: 'contradiction', at: { part: 'conditions', index } };
    return null;
  }
  if (conditions.every(isNever)) return { kind: 'contradiction' };
  for (const [index, one] of conditions.entries())
    if (isAlways(one) || conditions.slice(0, index).some((other) => areOpposite(one, other)))
      return { kind: 'matches-all', at: { part: 'conditions', index } };
  return null;
}

/** Of a rule and of a macro. */
export function actionsProblem(actions: readonly MacroAction[]): RuleProblem | null {
  if (actions.length === 0) return { kind: 'no-action' };
  if (actions.length > MOST_ACTIONS) return { kind: 'too-many' };
  for (const [index, action] of actions.entries()) {
    const kind = actionProblem(action) ?? besideProblem(action, actions.slice(0, index));
    if (kind !== null) return { kind, at: { part: 'actions', index } };
  }
  return null;
}

type ActionChecks = {
  readonly [Name in ActionKind]: (action: ActionOf<Name>) => Kind | null;
};
const ACTION_CHECKS: ActionChecks = {
  label: ({ label }) => unless(label.id !== ''),
  draft: ({ text }) => unless(text.id !== ''),
  send: ({ text }) => unless(text.id !== ''),
  note: ({ text }) => unless(text.trim() !== ''),
  snooze: ({ words }) => (isTime(words) ? null : 'bad-time'),
  state: fine,
  notify: fine,
  hide: fine,
  vip: fine,
};

function actionProblem<Name extends ActionKind>(action: ActionOf<Name>): Kind | null {
  return ACTION_CHECKS[action.kind](action);
}

/** Whether words mean a time on some day: `today 9` is over by noon and fine in the morning. */
function isTime(words: string): boolean {
  return readLater(words, { day: 0, minute: 0 }).kind !== 'unknown';
}

/** Both would be the answer. */
function answers({ kind }: MacroAction): boolean {
  return kind === 'draft' || kind === 'send';
}

function setsState({ kind }: MacroAction): boolean {
  return kind === 'state' || kind === 'snooze';
}

/** One conversation has one state; two of the others are the same thing twice. */
function besideProblem(action: MacroAction, before: readonly MacroAction[]): Kind | null {
  if (setsState(action)) return before.some(setsState) ? 'two-states' : null;
  if (answers(action)) return before.some(answers) ? 'two-answers' : null;
  const isSame = (other: MacroAction): boolean => {
    if (action.kind === 'label')
      return other.kind === 'label' && other.label.id === action.label.id;
    return action.kind !== 'note' && other.kind === action.kind;
  };
  return before.some(isSame) ? 'twice' : null;
}

/** It would wait for the label that only it gives. */
function loopProblem(
  match: RuleWords['match'],
  conditions: readonly RuleCondition[],
  actions: readonly RuleAction[],
): RuleProblem | null {
  for (const [index, condition] of conditions.entries()) {
    if (condition.kind !== 'label' || condition.isNot === true) continue;
    if (match === 'any' && conditions.length > 1) continue;
    const isOwn = actions.some(
      (action) => action.kind === 'label' && action.label.id === condition.label.id,
    );
    if (isOwn) return { kind: 'feeds-itself', at: { part: 'conditions', index } };
  }
  return null;
}
