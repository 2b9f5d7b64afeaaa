/** Days without a clock or a zone: day 0 is 1 January 1970. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

const DAYS_PER_ERA = 146_097;
const EPOCH = 719_468;

/** Proleptic Gregorian calendar: https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
export function daysSinceEpoch({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH;
}

/** The other way: https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
export function dayOf(daysFromEpoch: number): Day {
  const shifted = daysFromEpoch + EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2026-12-24` */
export function writtenDay(daysFromEpoch: number): string {
  const { year, month, day } = dayOf(daysFromEpoch);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function daysIn(year: number, month: number): number {
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return (
    daysSinceEpoch({ year: nextYear, month: nextMonth, day: 1 }) -
    daysSinceEpoch({ year, month, day: 1 })
  );
}

/** As in `Date`: 0 is Sunday. The epoch began on a Thursday. */
export function weekdayOf(daysFromEpoch: number): number {
  return (((daysFromEpoch + 4) % 7) + 7) % 7;
}
