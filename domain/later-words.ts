import { dayOf, daysIn, daysSinceEpoch, weekdayOf } from './calendar.ts';
import { DAY_PARTS, type Said } from './later-said.ts';
import { WORDS } from './later-vocabulary.ts';
import { fold } from './search-text.ts';

/** A moment as clock and calendar show it: days since 1 January 1970, minutes since midnight. */
export type LocalMoment = { readonly day: number; readonly minute: number };

/**
 * A time in words, German or English: `morgen 9`, `in 3 hours`, `nächsten Montag`, `Fr 14:30`,
 * `tomorrow afternoon`, `24.12.`. The language need not be said.
 */
export type Later =
  | { readonly kind: 'in'; readonly ms: number }
  | ({ readonly kind: 'on' } & LocalMoment)
  /** Understood, but it is over. */
  | { readonly kind: 'past' }
  | { readonly kind: 'unknown' };

const MINUTES_PER_DAY = 1440;
const DAY_MS = MINUTES_PER_DAY * 60_000;
const DAYS_IN_WEEK = 7;
const MONTHS = 12;
const HALF_DAY = 12;
/** Nobody means a time further away than five years; it is a slip of the finger. */
const MOST_DAYS = 5 * 366;
const UNKNOWN: Later = { kind: 'unknown' };

export function readLater(input: string, now: LocalMoment): Later {
  const said = readWords(input);
  if (said === null || Object.keys(said).length === 0) return UNKNOWN;
  if (isShort(said)) return said.relativeMs < MOST_DAYS * DAY_MS ? inMs(said.relativeMs) : UNKNOWN;
  const then = resolve(said, now);
  if (then === null || then.day > now.day + MOST_DAYS) return UNKNOWN;
  return isAfter(then, now) ? { kind: 'on', ...then } : { kind: 'past' };
}

const NOON = { hour: 12, minute: 0, isOpen: false };

/** A day alone in the same words, today or gone by as well; null when none is said. */
export function readDayWords(input: string, today: number): number | null {
  const said = readWords(input);
  if (said === null || Object.keys(said).length === 0 || said.time !== undefined) return null;
  const then = resolve({ ...said, time: NOON }, { day: today, minute: 0 });
  return then === null || then.day > today + MOST_DAYS ? null : then.day;
}

const inMs = (ms: number): Later => ({ kind: 'in', ms });

/** Hours and minutes alone: the very moment, whatever the clock does in between. */
function isShort(said: Said): said is Said & { readonly relativeMs: number } {
  return (
    said.relativeMs !== undefined &&
    Object.keys(said).length === 1 &&
    said.relativeMs % DAY_MS !== 0
  );
}

function isAfter(one: LocalMoment, other: LocalMoment): boolean {
  return one.day === other.day ? one.minute > other.minute : one.day > other.day;
}

/** Piece by piece from the left; null when something is not understood or said twice. */
export function readWords(input: string): Said | null {
  let rest = fold(input)
    .replaceAll(/(?<!\d)[,;]|[,;](?!\d)/gu, ' ')
    .trim();
  const said: Said = {};
  while (rest !== '') {
    const step = nextStep(rest);
    if (step === null || Object.keys(step.said).some((key) => key in said)) return null;
    Object.assign(said, step.said);
    rest = rest.slice(step.length).trim();
  }
  return said;
}

function nextStep(rest: string): { said: Said; length: number } | null {
  for (const wording of WORDS) {
    const match = wording.pattern.exec(rest);
    const said = match === null ? null : wording.read(match.groups ?? {});
    if (match !== null && said !== null) return { said, length: match[0].length };
  }
  return null;
}

/** null for what contradicts itself, or is no day of any calendar. */
function resolve(said: Said, now: LocalMoment): LocalMoment | null {
  const days = [said.relativeMs ?? said.months, said.days, said.weekday, said.date];
  if (days.filter((day) => day !== undefined).length > 1) return null;
  if (said.relativeMs !== undefined || said.months !== undefined) return afterwards(said, now);
  const minute = minuteOf(said);
  if (said.date !== undefined) return onDate(said.date, minute, now);
  if (said.weekday !== undefined) return onWeekday(said, minute, now);
  if (said.days !== undefined) return inDays(said, minute, now);
  const today = { day: now.day, minute };
  return isAfter(today, now) ? today : { day: now.day + 1, minute };
}

/** "3 in the afternoon" is 15:00; a part of the day without a time is its own hour. */
function minuteOf({ time, part }: Said): number {
  if (time === undefined) return DAY_PARTS[part ?? 'morning'] * 60;
  const isLate = part === 'afternoon' || part === 'evening';
  const hour = isLate && time.hour < HALF_DAY ? time.hour + HALF_DAY : time.hour;
  return hour * 60 + time.minute;
}

/** "in 3 days at 9" takes the time; without one it is the same time of that day. */
function afterwards(said: Said, now: LocalMoment): LocalMoment | null {
  const { relativeMs = 0, months = 0, time, part } = said;
  if (relativeMs % DAY_MS !== 0) return null;
  const day = addMonths(now.day, months) + relativeMs / DAY_MS;
  const hasTime = time !== undefined || part !== undefined;
  return { day, minute: hasTime ? minuteOf(said) : now.minute };
}

/** The 31st of a shorter month is its last day. */
export function addMonths(from: number, months: number): number {
  const { year, month, day } = dayOf(from);
  const index = year * MONTHS + (month - 1) + months;
  const then = { year: Math.floor(index / MONTHS), month: (index % MONTHS) + 1 };
  return daysSinceEpoch({ ...then, day: Math.min(day, daysIn(then.year, then.month)) });
}

/** "today 3" said in the morning is the afternoon: nobody plans what is over. */
function inDays({ days = 0, time, part }: Said, minute: number, now: LocalMoment): LocalMoment {
  const day = now.day + days;
  const then = { day, minute };
  if (isAfter(then, now)) return then;
  if (time?.isOpen === true && minute < HALF_DAY * 60)
    return { day, minute: minute + HALF_DAY * 60 };
  const isOpen = time === undefined && part === undefined;
  return isOpen ? { day, minute: DAY_PARTS.evening * 60 } : then;
}

function onWeekday(
  { weekday = 0, isNext = false }: Said,
  minute: number,
  now: LocalMoment,
): LocalMoment {
  const days = (weekday - weekdayOf(now.day) + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  const then = { day: now.day + days, minute };
  const isOver = !isAfter(then, now) || (isNext && days === 0);
  return isOver ? { day: then.day + DAYS_IN_WEEK, minute } : then;
}

/** A date without a year is the next one. null: there is no such day. */
function onDate(
  { day, month, year }: NonNullable<Said['date']>,
  minute: number,
  now: LocalMoment,
): LocalMoment | null {
  const thisYear = dayOf(now.day).year;
  const inYear = (which: number): LocalMoment | null =>
    day > daysIn(which, month)
      ? null
      : { day: daysSinceEpoch({ year: which, month, day }), minute };
  const first = inYear(year ?? thisYear);
  const isOpen = year === undefined && (first === null || !isAfter(first, now));
  return isOpen ? inYear(thisYear + 1) : first;
}
