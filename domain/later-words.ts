import { fold } from './search-text.ts';
import { WORDS, type Unit } from './later-vocabulary.ts';

/**
 * A time in words, German or English: `morgen 9`, `in 3 hours`, `nächsten Montag`, `Fr 14:30`,
 * `tomorrow afternoon`, `24.12.`. The language need not be said.
 */
export type Later =
  | { readonly kind: 'at'; readonly at: number }
  /** Understood, but it is over. */
  | { readonly kind: 'past' }
  | { readonly kind: 'unknown' };

/** Hours of the day for words that name none. */
export type DayParts = {
  readonly morning: number;
  readonly noon: number;
  readonly afternoon: number;
  readonly evening: number;
};
export const DAY_PARTS: DayParts = { morning: 9, noon: 12, afternoon: 14, evening: 18 };

/** What the words have said so far. */
export type Said = {
  readonly relativeMs?: number;
  readonly months?: number;
  readonly days?: number;
  readonly weekday?: number;
  /** "next Friday" is never today. */
  readonly isNext?: boolean;
  readonly date?: { readonly day: number; readonly month: number; readonly year?: number };
  readonly time?: { readonly hour: number; readonly minute: number; readonly isOpen: boolean };
  readonly part?: keyof DayParts;
};

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<Exclude<Unit, 'month'>, number>> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
};
const DAYS_IN_WEEK = 7;
const HALF_DAY = 12;
/** Nobody means a time further away than this; it is a slip of the finger. */
const MOST_YEARS = 5;
const UNKNOWN: Later = { kind: 'unknown' };

/** In the time zone of this machine. */
export function readLater(input: string, now: number, parts: DayParts = DAY_PARTS): Later {
  const said = readWords(input);
  if (said === null || Object.keys(said).length === 0) return UNKNOWN;
  const at = resolve(said, new Date(now), parts);
  if (at === null) return UNKNOWN;
  const latest = new Date(now);
  latest.setFullYear(latest.getFullYear() + MOST_YEARS);
  if (at > latest.getTime()) return UNKNOWN;
  return at > now ? { kind: 'at', at } : { kind: 'past' };
}

/** Piece by piece from the left; null when something is not understood or said twice. */
function readWords(input: string): Said | null {
  let rest = fold(input)
    .replaceAll(/(?<!\d)[,;]|[,;](?!\d)/gu, ' ')
    .trim();
  let said: Said = {};
  while (rest !== '') {
    const step = nextStep(rest);
    if (step === null) return null;
    const isTwice = Object.keys(step.said).some((key) => key in said);
    if (isTwice) return null;
    said = { ...said, ...step.said };
    rest = rest.slice(step.length).trim();
  }
  return said;
}

function nextStep(rest: string): { said: Said; length: number } | null {
  for (const { pattern, read } of WORDS) {
    const match = pattern.exec(rest);
    const said = match === null ? null : read(match.groups ?? {});
    if (match !== null && said !== null) return { said, length: match[0].length };
  }
  return null;
}

/** ms since epoch; null for what contradicts itself. */
function resolve(said: Said, now: Date, parts: DayParts): number | null {
  const { relativeMs, months } = said;
  const hasDay = said.days ?? said.weekday ?? said.date;
  if (relativeMs !== undefined || months !== undefined)
    return hasDay === undefined ? afterwards(said, now) : null;
  const clock = clockOf(said, parts);
  if (said.date !== undefined) return onDate(said.date, clock, now);
  if (said.weekday !== undefined)
    return said.days === undefined
      ? onWeekday(said.weekday, clock, { now, isNext: said.isNext === true })
      : null;
  if (said.days !== undefined) return inDays(said, clock, now);
  const today = at(now, 0, clock);
  return today > now.getTime() ? today : at(now, 1, clock);
}

type ClockTime = { readonly hour: number; readonly minute: number };

/** "3 in the afternoon" is 15:00; a part of the day without a time is its own hour. */
function clockOf({ time, part }: Said, parts: DayParts): ClockTime {
  if (time === undefined) return { hour: parts[part ?? 'morning'], minute: 0 };
  const isLate = part === 'afternoon' || part === 'evening';
  const hour = isLate && time.hour < HALF_DAY ? time.hour + HALF_DAY : time.hour;
  return { hour, minute: time.minute };
}

/** "in 3 days at 9" keeps the day and takes the time; without a time it is the very moment. */
function afterwards({ relativeMs = 0, months, time, part }: Said, now: Date): number {
  const then = new Date(now.getTime());
  if (months !== undefined) then.setMonth(then.getMonth() + months);
  const wholeDays = relativeMs % UNIT_MS.day === 0 ? relativeMs / UNIT_MS.day : 0;
  then.setDate(then.getDate() + wholeDays);
  const rest = relativeMs - wholeDays * UNIT_MS.day;
  if (time === undefined && part === undefined) return then.getTime() + rest;
  return at(then, 0, clockOf({ ...(time && { time }), ...(part && { part }) }, DAY_PARTS));
}

function at(day: Date, days: number, { hour, minute }: ClockTime): number {
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() + days,
    hour,
    minute,
  ).getTime();
}

/** "today 3" said in the morning is the afternoon: nobody plans what is over. */
function inDays({ days = 0, time, part }: Said, clock: ClockTime, now: Date): number {
  const then = at(now, days, clock);
  const isSlip = then <= now.getTime() && time?.isOpen === true && clock.hour < HALF_DAY;
  if (isSlip) return at(now, days, { ...clock, hour: clock.hour + HALF_DAY });
  const isLaterToday = then <= now.getTime() && time === undefined && part === undefined;
  return isLaterToday ? at(now, days, { hour: DAY_PARTS.evening, minute: 0 }) : then;
}

function onWeekday(
  weekday: number,
  clock: ClockTime,
  { now, isNext }: { readonly now: Date; readonly isNext: boolean },
): number {
  const days = (weekday - now.getDay() + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  const then = at(now, days, clock);
  const isOver = then <= now.getTime() || (isNext && days === 0);
  return isOver ? at(now, days + DAYS_IN_WEEK, clock) : then;
}

/** A date without a year is the next one. null: there is no such day. */
function onDate(
  { day, month, year }: NonNullable<Said['date']>,
  { hour, minute }: ClockTime,
  now: Date,
): number | null {
  const inYear = (which: number): Date => new Date(which, month - 1, day, hour, minute);
  const first = inYear(year ?? now.getFullYear());
  const then =
    year === undefined && first.getTime() <= now.getTime() ? inYear(now.getFullYear() + 1) : first;
  return then.getMonth() === month - 1 && then.getDate() === day ? then.getTime() : null;
}

export function relative(count: number, unit: Unit): Said {
  return unit === 'month' ? { months: count } : { relativeMs: Math.round(count * UNIT_MS[unit]) };
}
