/**
 * Days of the calendar as numbers since 1 January 1970, without a time zone. After
 * https://howardhinnant.github.io/date_algorithms.html.
 */
export type CivilDay = number;

export const DAY_MS = 86_400_000;

export function dayOf(year: number, month: number, day: number): CivilDay {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

export function yearOf(day: CivilDay): number {
  const guess = Math.floor(day / 365.2425) + 1970;
  if (dayOf(guess, 1, 1) > day) return guess - 1;
  return dayOf(guess + 1, 1, 1) <= day ? guess + 1 : guess;
}

/** 0 is Sunday. */
export function weekdayOf(day: CivilDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

const WRITTEN = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;

/** `2026-12-24`; null when there is no such day. */
export function readDay(text: string): CivilDay | null {
  const groups = WRITTEN.exec(text)?.groups;
  if (groups === undefined) return null;
  const [year, month, day] = [groups['year'], groups['month'], groups['day']].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1) return null;
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  const found = dayOf(year, month, day);
  return found < next ? found : null;
}
