import type { ConditionKind, ConditionOf, RuleCondition } from '#domain/rule.ts';
import { weekdayName } from '#renderer/i18n/dates.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

const SHOWN_WORDS = 4;
const MINUTES_PER_HOUR = 60;

export type Names = {
  readonly networkName: (id: string) => string;
  readonly accountName: (id: string) => string;
};

/** `Text contains “casino*”`, `not a VIP`. */
export function conditionText(condition: RuleCondition, text: Text, names: Names): string {
  const said = bareText(condition, text, names);
  return condition.isNot === true ? text('rules.not', { what: said }) : said;
}

type Values = Readonly<Record<string, string | number>>;
type Said<Kind extends ConditionKind> = (
  condition: ConditionOf<Kind>,
  text: Text,
  names: Names,
) => Values;
const nothing = (): Values => ({});
/** What stands in the sentence of each kind. */
const VALUES: { readonly [Kind in ConditionKind]: Said<Kind> } = {
  text: ({ words }) => ({ words: shortList(words) }),
  author: ({ handles }) => ({ words: shortList(handles) }),
  reach: ({ from }) => ({ count: from }),
  sounds: ({ as }, text) => ({ name: text(`rules.sounds.${as}`) }),
  message: ({ kinds }, text) => ({ words: kinds.map((kind) => text(`kind.${kind}`)).join(', ') }),
  stars: ({ from, to }) => ({ from, to }),
  network: ({ network }, _text, { networkName }) => ({ name: networkName(network) }),
  account: ({ accountId }, _text, { accountName }) => ({ name: accountName(accountId) }),
  language: ({ language }, text) => ({ name: text(`rules.language.${language}`) }),
  hours: ({ weekdays, fromMinute, toMinute }, text) => ({
    days: daysText(weekdays, text),
    from: clockOf(fromMinute),
    to: clockOf(toMinute),
  }),
  label: ({ label }) => ({ name: label.name }),
  vip: nothing,
  closed: nothing,
  'first-contact': nothing,
};

function bareText<Kind extends ConditionKind>(
  condition: ConditionOf<Kind>,
  text: Text,
  names: Names,
): string {
  return text(`rules.when.${condition.kind}`, VALUES[condition.kind](condition, text, names));
}

function shortList(words: readonly string[]): string {
  const shown = words.slice(0, SHOWN_WORDS).join(', ');
  return words.length > SHOWN_WORDS ? `${shown} … (${words.length})` : shown;
}

function daysText(weekdays: readonly number[], text: Text): string {
  if (new Set(weekdays).size === 7) return text('rules.everyDay');
  return [1, 2, 3, 4, 5, 6, 0]
    .filter((day) => weekdays.includes(day))
    .map((day) => weekdayName(day, 'short', text.locale))
    .join(', ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Minutes since midnight as `08:30`. */
export function clockOf(minutes: number): string {
  return `${two(Math.floor(minutes / MINUTES_PER_HOUR) % 24)}:${two(minutes % MINUTES_PER_HOUR)}`;
}

/** null: no time. */
export function minutesOf(clock: string): number | null {
  const found = /^(\d{2}):(\d{2})$/u.exec(clock);
  return found === null ? null : Number(found[1]) * MINUTES_PER_HOUR + Number(found[2]);
}
