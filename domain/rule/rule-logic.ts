import { isSame } from '#domain/merge.ts';
import {
  RULE_MESSAGE_KINDS,
  type ConditionKind,
  type ConditionOf,
  type RuleCondition,
} from '#domain/rule.ts';

/** What can be said of conditions without a message: what always holds, what never can. */

const SENTIMENTS: ReadonlySet<string> = new Set(['positive', 'neutral', 'negative', 'unknown']);
const MINUTES_PER_DAY = 1440;

export function isAlways(condition: RuleCondition): boolean {
  return condition.isNot !== true && holdsAlways(condition);
}

export function isNever(condition: RuleCondition): boolean {
  return condition.isNot === true && holdsAlways(condition);
}

function holdsAlways(condition: RuleCondition): boolean {
  if (condition.kind === 'reach') return condition.from <= 0;
  if (condition.kind === 'message')
    return RULE_MESSAGE_KINDS.every((kind) => condition.kinds.includes(kind));
  if (condition.kind !== 'hours') return false;
  const { weekdays, fromMinute, toMinute } = condition;
  return new Set(weekdays).size === 7 && fromMinute === 0 && toMinute === MINUTES_PER_DAY;
}

/** Both at once cannot be. */
export function excludes(one: RuleCondition, other: RuleCondition): boolean {
  if (areOpposite(one, other)) return true;
  if (one.isNot === true || other.isNot === true) return false;
  return areApart(one, other) || areApart(other, one);
}

/** One of them holds and the other does not, whatever the message is. */
export function areOpposite(one: RuleCondition, other: RuleCondition): boolean {
  const { isNot: first, ...left } = one;
  const { isNot: second, ...right } = other;
  return first !== second && isSame(left, right);
}

type Values = readonly (string | number)[] | null;
const anyValue = (): Values => null;
/** The values for which a condition holds, where a message has one value alone; null: no such kind. */
const VALUES: { readonly [Kind in ConditionKind]: (condition: ConditionOf<Kind>) => Values } = {
  sounds: ({ as }) => (SENTIMENTS.has(as) ? [as] : null),
  message: ({ kinds }) => kinds,
  stars: ({ from, to }) => [1, 2, 3, 4, 5].filter((stars) => stars >= from && stars <= to),
  network: ({ network }) => [network],
  account: ({ accountId }) => [accountId],
  language: ({ language }) => [language],
  text: anyValue,
  author: anyValue,
  vip: anyValue,
  reach: anyValue,
  closed: anyValue,
  hours: anyValue,
  'first-contact': anyValue,
  label: anyValue,
};

function valuesOf<Kind extends ConditionKind>(condition: ConditionOf<Kind>): Values {
  return VALUES[condition.kind](condition);
}

function areApart(one: RuleCondition, other: RuleCondition): boolean {
  if (one.kind === 'stars' && other.kind === 'message') return !other.kinds.includes('review');
  const [left, right] = [valuesOf(one), valuesOf(other)];
  if (one.kind !== other.kind || left === null || right === null) return false;
  return !left.some((value) => right.includes(value));
}
