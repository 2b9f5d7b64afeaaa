import type { DayPart, Said } from './later-said.ts';

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** One way to say something. Texts come folded: lower case, `naechsten` or `nachsten` for `nächsten`. */
export type Wording = {
  readonly pattern: RegExp;
  /** null: it only looks so. */
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => Said | null;
};

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['minute', /^(?:m|min|mins|minutes?|minuten?)$/u],
  ['hour', /^(?:h|hrs?|hours?|std|stunden?)$/u],
  ['day', /^(?:d|days?|tage?n?)$/u],
  ['week', /^(?:w|wk|weeks?|wochen?)$/u],
  ['month', /^(?:months?|monate?n?)$/u],
];
const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<Exclude<Unit, 'month'>, number>> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
};
const COUNTS: Readonly<Record<string, number>> = {
  half: 0.5,
  halben: 0.5,
  halbe: 0.5,
  halber: 0.5,
  a: 1,
  an: 1,
  one: 1,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  two: 2,
  zwei: 2,
  three: 3,
  drei: 3,
  four: 4,
  vier: 4,
  five: 5,
  funf: 5,
  fuenf: 5,
  six: 6,
  sechs: 6,
};
const DAYS: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  tomorrow: 1,
  tmrw: 1,
  morgen: 1,
  ubermorgen: 2,
  uebermorgen: 2,
};
const WEEKDAYS = [
  /^(?:so|sonntags?|sun|sundays?)$/u,
  /^(?:mo|montags?|mon|mondays?)$/u,
  /^(?:di|dienstags?|tue|tues|tuesdays?)$/u,
  /^(?:mi|mittwochs?|wed|wednesdays?)$/u,
  /^(?:do|donnerstags?|thu|thur|thurs|thursdays?)$/u,
  /^(?:fr|freitags?|fri|fridays?)$/u,
  /^(?:sa|samstags?|sonnabends?|sat|saturdays?)$/u,
];
const MONTHS = [
  /^jan(?:uary|uar)?$/u,
  /^feb(?:ruary|ruar)?$/u,
  /^(?:mar|march|marz|maerz|mrz)$/u,
  /^apr(?:il)?$/u,
  /^(?:may|mai)$/u,
  /^(?:jun|june|juni)$/u,
  /^(?:jul|july|juli)$/u,
  /^aug(?:ust)?$/u,
  /^sep(?:t|tember)?$/u,
  /^(?:oct|october|okt|oktober)$/u,
  /^nov(?:ember)?$/u,
  /^(?:dec|december|dez|dezember)$/u,
];
const PARTS: readonly (readonly [DayPart, RegExp])[] = [
  ['morning', /^(?:morning|fruh|frueh|vormittags?|morgens)$/u],
  ['noon', /^(?:noon|mittags?)$/u],
  ['afternoon', /^(?:afternoon|nachmittags?)$/u],
  ['evening', /^(?:evening|abends?|tonight)$/u],
];
const SATURDAY = 6;
const MONDAY = 1;
const MOST_MONTHS = 48;

const END = String.raw`(?![\p{L}\p{N}])`;
const NEXT = String.raw`(?:next|coming|na?e?chste[nrs]?|kommende[nrs]?)`;
/** Its pattern is made when somebody first types a time: a start needs none. */
function wording(source: string, read: Wording['read']): Wording {
  let pattern: RegExp | undefined;
  return {
    get pattern() {
      pattern ??= new RegExp(`^(?:${source})${END}`, 'u');
      return pattern;
    },
    read,
  };
}

function unitOf(word: string | undefined): Unit | null {
  return UNITS.find(([, pattern]) => pattern.test(word ?? ''))?.[0] ?? null;
}

function relative(count: number, unit: Unit): Said {
  return unit === 'month' ? { months: count } : { relativeMs: Math.round(count * UNIT_MS[unit]) };
}

function countOf(word: string | undefined): number {
  return COUNTS[word ?? ''] ?? Number((word ?? '').replace(',', '.'));
}

function readTime(hour: string | undefined, minute = '0', half = ''): Said | null {
  const said = Number(hour);
  const isTwelve = half !== '' && said === 12;
  const hours = half === '' ? said : (isTwelve ? 0 : said) + (half.startsWith('p') ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || (half !== '' && (said < 1 || said > 12))) return null;
  return { time: { hour: hours, minute: Number(minute), isOpen: half === '' } };
}

function readDate(day: string | undefined, month: number, year?: string): Said | null {
  const days = Number(day);
  if (days < 1 || days > 31 || month < 1 || month > 12) return null;
  return { date: { day: days, month, ...(year === undefined ? {} : { year: fullYear(year) }) } };
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

const monthOf = (word: string | undefined): number =>
  MONTHS.findIndex((pattern) => pattern.test(word ?? '')) + 1;

/** In this order: the longer and the surer ones first. */
export const WORDS: readonly Wording[] = [
  wording(
    String.raw`(?:in\s+)?(?<halfOf>half an?|(?:einer\s+)?halben?r?)\s+(?<unit>hour|stunde|day|tag)`,
    ({ unit }) => {
      const read = unitOf(unit);
      return read === null ? null : relative(0.5, read);
    },
  ),
  wording(
    String.raw`(?:in\s+)?(?<count>\d{1,4}(?:[.,]\d)?|[a-z]+)\s*(?<unit>[a-z]+)`,
    ({ count, unit }) => {
      const [amount, read] = [countOf(count), unitOf(unit)];
      if (read === null || !(amount > 0)) return null;
      if (read === 'month' && (amount > MOST_MONTHS || !Number.isInteger(amount))) return null;
      return relative(amount, read);
    },
  ),
  wording('day after tomorrow', () => ({ days: 2 })),
  wording('heute morgen', () => ({ days: 0, part: 'morning' })),
  wording('tonight', () => ({ days: 0, part: 'evening' })),
  wording(`${NEXT}\\s+(?:week|woche)`, () => ({ weekday: MONDAY, isNext: true })),
  wording(`${NEXT}\\s+(?:month|monat)`, () => ({ months: 1 })),
  wording(`(?:${NEXT}\\s+)?(?:weekend|wochenende)`, () => ({ weekday: SATURDAY })),
  wording(String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`, ({ year, month, day }) =>
    readDate(day, Number(month), year),
  ),
  {
    // `24.12.`, `24.12.26`, `24.12.2026`: the second dot tells a date from `14.30`.
    pattern: /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})?(?!\d)/u,
    read: ({ day, month, year }) => readDate(day, Number(month), year),
  },
  wording(
    String.raw`(?<day>\d{1,2})/(?<month>\d{1,2})(?:/(?<year>\d{4}|\d{2}))?`,
    ({ day, month, year }) => readDate(day, Number(month), year),
  ),
  wording(
    String.raw`(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?<month>[a-z]{3,})\.?(?:\s+(?<year>\d{4}))?`,
    ({ day, month, year }) => readDate(day, monthOf(month), year),
  ),
  wording(
    String.raw`(?<month>[a-z]{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?<year>\d{4}))?`,
    ({ day, month, year }) => readDate(day, monthOf(month), year),
  ),
  wording(
    String.raw`(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap]\.?m\.?)`,
    ({ hour, minute, half }) => readTime(hour, minute, half),
  ),
  wording(
    String.raw`(?:um\s+|at\s+|gegen\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?:\s*(?:uhr|o'clock))?`,
    ({ hour, minute }) => readTime(hour, minute),
  ),
  wording(`(?:(?<next>${NEXT})\\s+)?(?<day>[a-z]+)\\.?`, ({ next, day }) => {
    const weekday = WEEKDAYS.findIndex((pattern) => pattern.test(day ?? ''));
    if (weekday === -1) return null;
    return { weekday, ...(next === undefined ? {} : { isNext: true }) };
  }),
  wording('(?<day>[a-z]+)', ({ day }) => {
    const days = DAYS[day ?? ''];
    return days === undefined ? null : { days };
  }),
  wording('(?<part>[a-z]+)', ({ part }) => {
    const read = PARTS.find(([, pattern]) => pattern.test(part ?? ''))?.[0];
    return read === undefined ? null : { part: read };
  }),
  // Words that say nothing by themselves.
  wording('am|an|on|um|at|in|the|this|der|den|dem|diesen?|uhr|gegen|around|bis|until', () => ({})),
];
