import { dayOf, daysSinceEpoch, weekdayOf } from './calendar.ts';
import { addMonths, readDayWords, readWords } from './later-words.ts';
import { fold } from './search-text.ts';

const DAYS_IN_WEEK = 7;
const MONTHS = 12;
const LAST = String.raw`(?:last|past|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?)`;
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^(?:yesterday|gestern)$/u, 1],
  [/^(?:(?:the )?day before yesterday|vorgestern)$/u, 2],
];
const AGO = /^(?:vor\s+(?<german>.+)|(?<english>.+?)\s+ago)$/u;
const LAST_ONE = new RegExp(String.raw`^(?:on |am )?${LAST}\s+(?<what>.+)$`, 'u');
const DAY_MS = 86_400_000;

/**
 * A day that somebody looks back to: as `readDayWords` reads it, and `gestern`, `last Monday`,
 * `vor 3 Tagen`, `2 weeks ago`. A weekday is the newest one, and a date without a year is over, or
 * today. Days since 1 January 1970; null when none is said.
 */
export function readPastDayWords(input: string, today: number): number | null {
  const words = fold(input).trim();
  const named = NAMED.find(([pattern]) => pattern.test(words));
  if (named !== undefined) return today - named[1];
  const ago = AGO.exec(words)?.groups;
  if (ago !== undefined) return agoDay(ago['german'] ?? ago['english'] ?? '', today);
  const what = LAST_ONE.exec(words)?.groups?.['what'];
  return what === undefined ? newest(input, today, today) : lastDay(what, today);
}

/** `3 Tagen`, `2 weeks`, `einem Monat`. */
function agoDay(span: string, today: number): number | null {
  const said = readWords(span);
  if (said === null || Object.keys(said).length !== 1) return null;
  if (said.months !== undefined) return addMonths(today, -said.months);
  const days = (said.relativeMs ?? Number.NaN) / DAY_MS;
  return Number.isInteger(days) ? today - days : null;
}

/** The last week begins with its Monday, the last month with its first; a last Monday is not today. */
function lastDay(what: string, today: number): number | null {
  if (/^(?:week|woche)$/u.test(what)) {
    const sinceMonday = (weekdayOf(today) + DAYS_IN_WEEK - 1) % DAYS_IN_WEEK;
    return today - sinceMonday - DAYS_IN_WEEK;
  }
  if (/^(?:month|monat)$/u.test(what)) {
    const { year, month } = dayOf(addMonths(today, -1));
    return daysSinceEpoch({ year, month, day: 1 });
  }
  return readWords(what)?.weekday === undefined ? null : newest(what, today - 1, today);
}

/** Said of a weekday or of a date without a year: the newest one until `latest`. */
function newest(words: string, latest: number, today: number): number | null {
  const said = readWords(words);
  if (said?.weekday !== undefined && said.isNext !== true)
    return readDayWords(words, latest - DAYS_IN_WEEK + 1);
  if (said?.date === undefined || said.date.year !== undefined) return readDayWords(words, today);
  // Mostly within a year; a 29 February lies up to eight back.
  for (let years = 1; years <= 8; years += 1) {
    const found = readDayWords(words, addMonths(latest, -MONTHS * years) + 1);
    if (found !== null && found <= latest) return found;
  }
  return null;
}
