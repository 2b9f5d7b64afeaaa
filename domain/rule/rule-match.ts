import { DAY_MS, weekdayOf } from '#domain/civil-day.ts';
import { localDay } from '#domain/figures.ts';
import { monitoredOf, type Monitored } from '#domain/monitor/monitored.ts';
import type { Message } from '#domain/message.ts';
import type { OpenTime, ZoneMs } from '#domain/open-time.ts';
import type { Person } from '#domain/person.ts';
import type { ConditionKind, ConditionOf, RuleCondition, RuleWords } from '#domain/rule.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import { fold } from '#domain/search-text.ts';
import { createWordFinder, type WordFinder } from './rule-words.ts';

/**
 * A message and what is known around it, before any rule has acted on it. What costs a look is asked
 * when a condition wants it.
 */
export type RuleFacts = {
  readonly message: Message;
  readonly labelIds: () => readonly string[];
  readonly person: () => KnownPerson | null;
  /** Its words as monitors see them. */
  readonly words: () => Monitored;
};
type KnownPerson = Pick<Person, 'isVip' | 'reach' | 'firstSeenAt'>;
/** What rules of a client need to know of it. */
export type RuleClient = {
  readonly open: OpenTime;
  readonly zoneMs: ZoneMs;
  /** The label that a rule means; null: it is gone. */
  readonly labelOf: (label: { readonly id: string; readonly name: string }) => string | null;
};
export type RuleTester = (facts: RuleFacts) => boolean;

/** Everything is looked up once, for all rules. `words`: where they were read already. */
export function factsOf(
  message: Message,
  {
    labelIds,
    person,
    words,
  }: Pick<RuleFacts, 'labelIds' | 'person'> & { readonly words?: Monitored | undefined },
): RuleFacts {
  return {
    message,
    labelIds: once(labelIds),
    person: once(person),
    words: once(() => words ?? monitoredOf(message)),
  };
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: read() }).value;
}

/** Whether a rule fits; made once, asked for every message. `finder`: that of all rules made together. */
export function compileRule(
  { match, conditions }: Pick<RuleWords, 'match' | 'conditions'>,
  client: RuleClient,
  finder: WordFinder = createWordFinder(),
): RuleTester {
  const known = { ...client, finder };
  const tests = conditions
    .toSorted((a, b) => costOf(a) - costOf(b))
    .map((condition) => compileCondition(condition, known));
  return match === 'all'
    ? (facts) => tests.every((fits) => fits(facts))
    : (facts) => tests.some((fits) => fits(facts));
}

/** What costs little is asked first: the message itself, its words, then what must be looked up. */
function costOf({ kind }: RuleCondition): number {
  if (kind === 'text') return 1;
  return kind === 'label' || kind === 'vip' || kind === 'reach' || kind === 'first-contact' ? 2 : 0;
}

type Known = RuleClient & { readonly finder: WordFinder };

function compileCondition(condition: RuleCondition, client: Known): RuleTester {
  const holds = compileTest(condition, client);
  return condition.isNot === true ? (facts) => !holds(facts) : holds;
}

function compileTest<Kind extends ConditionKind>(
  condition: ConditionOf<Kind>,
  client: Known,
): RuleTester {
  return TESTS[condition.kind](condition, client);
}

type Tests = {
  readonly [Kind in ConditionKind]: (condition: ConditionOf<Kind>, client: Known) => RuleTester;
};
const TESTS: Tests = {
  text: ({ words: typed }, { finder }) => {
    const stands = finder.testFor(typed);
    return ({ words }) => stands(words());
  },
  author: ({ handles }) => {
    const wanted = new Set(handles.map(plainHandle));
    return ({ message }) => wanted.has(plainHandle(message.authorHandle));
  },
  vip:
    () =>
    ({ person }) =>
      person()?.isVip === true,
  reach:
    ({ from }) =>
    ({ person }) =>
      (person()?.reach ?? 0) >= from,
  sounds:
    ({ as }) =>
    ({ message }) =>
      soundsSo(message, as),
  message:
    ({ kinds }) =>
    ({ message }) =>
      kinds.some((kind) => kind === message.kind),
  stars:
    ({ from, to }) =>
    ({ message }) => {
      const stars = starsOf(message);
      return stars !== null && stars >= from && stars <= to;
    },
  network:
    ({ network }) =>
    ({ message }) =>
      message.network === network,
  account:
    ({ accountId }) =>
    ({ message }) =>
      message.accountId === accountId,
  language:
    ({ language }) =>
    ({ message }) =>
      languageOf(message) === language,
  closed:
    (_condition, { open }) =>
    ({ message: { createdAt } }) =>
      open.between(createdAt, createdAt + 1) === 0,
  hours:
    (hours, { zoneMs }) =>
    ({ message }) =>
      isWithin(hours, message.createdAt, zoneMs),
  'first-contact':
    () =>
    ({ message, person }) =>
      (person()?.firstSeenAt ?? 0) >= message.createdAt,
  label: ({ label }, { labelOf }) => {
    const id = labelOf(label);
    return ({ labelIds }) => id !== null && labelIds().includes(id);
  },
};

/** `@Jana@Example.social` and `jana@example.social` are the same. */
export function plainHandle(handle: string): string {
  return fold(handle).trim().replace(/^@+/u, '');
}

function soundsSo(
  { sentiment = 'unknown', tone }: Message,
  as: ConditionOf<'sounds'>['as'],
): boolean {
  if (as === 'question') return tone?.isQuestion === true;
  if (as === 'complaint') return tone?.isComplaint === true;
  return sentiment === as;
}

const STARS = /^(★{0,5})☆{0,5}/u;

/** Reviews begin with a line of five stars, see the networks that have them. */
export function starsOf({ kind, text }: Pick<Message, 'kind' | 'text'>): number | null {
  if (kind !== 'review') return null;
  const found = STARS.exec(text);
  return found === null || found[0] === '' ? null : (found[1]?.length ?? 0);
}

/** Clear words win over what the network says: people leave the language of their app in place. */
function languageOf({ language, tone }: Message): string | null {
  const heard = tone?.language;
  if (heard === 'de' || heard === 'en') return heard;
  return language?.slice(0, 2).toLowerCase() ?? null;
}

const MINUTE_MS = 60_000;

/** A night belongs to the weekday on which it begins. */
function isWithin(hours: ConditionOf<'hours'>, at: number, zoneMs: ZoneMs): boolean {
  const { fromMinute, toMinute, weekdays } = hours;
  const day = localDay(at, zoneMs);
  const minute = Math.floor((at + zoneMs(at) - day * DAY_MS) / MINUTE_MS);
  if (fromMinute < toMinute)
    return minute >= fromMinute && minute < toMinute && weekdays.includes(weekdayOf(day));
  if (!isQuiet({ fromMinute, toMinute }, minute)) return false;
  return weekdays.includes(weekdayOf(minute >= fromMinute ? day : day - 1));
}
