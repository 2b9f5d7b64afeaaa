import type { BusinessHours } from './business-hours.ts';
import { DAY_MS, weekdayOf, yearOf, type CivilDay } from './civil-day.ts';
import { holidaysOf, type GermanState } from './holidays.ts';

/** When nobody answers although it is a weekday. */
export type Holidays = {
  readonly state?: GermanState | undefined;
  /** Further days, as they were entered. */
  readonly days: readonly CivilDay[];
};

/** Time that counts: while the client is open. */
export type OpenTime = {
  /** The moment at which `openMs` of open time have passed since `from`; null: it is never open. */
  after(from: number, openMs: number): number | null;
  /** Open ms between two moments; 0 when the second is not later. */
  between(from: number, to: number): number;
};

/** What the local time is ahead of UTC at a moment, in ms: it changes with summer time. */
export type ZoneMs = (at: number) => number;

const MINUTE_MS = 60_000;
/** Who is closed for longer has no hours. */
const MOST_DAYS = 400;

export function openTime(hours: BusinessHours, holidays: Holidays, zoneMs: ZoneMs): OpenTime {
  const extra = new Set(holidays.days);
  const ofYears = new Map<number, ReadonlySet<CivilDay>>();
  const isHoliday = (day: CivilDay): boolean => {
    if (extra.has(day)) return true;
    if (holidays.state === undefined) return false;
    const year = yearOf(day);
    const known = ofYears.get(year) ?? holidaysOf(holidays.state, year);
    ofYears.set(year, known);
    return known.has(day);
  };
  const localDay = (at: number): CivilDay => Math.floor((at + zoneMs(at)) / DAY_MS);
  const moment = (day: CivilDay, minute: number): number => {
    const local = day * DAY_MS + minute * MINUTE_MS;
    // The offset of that very moment: two looks settle also on the day of the change.
    return local - zoneMs(local - zoneMs(local));
  };
  /** When it is open on a day; empty when it is closed. */
  const openOn = (day: CivilDay): readonly [from: number, to: number] => {
    const isOpen = hours.weekdays.includes(weekdayOf(day)) && !isHoliday(day);
    return isOpen ? [moment(day, hours.fromMinute), moment(day, hours.toMinute)] : [0, 0];
  };
  return {
    after(from, openMs) {
      let left = openMs;
      const first = localDay(from);
      for (let day = first; day < first + MOST_DAYS; day++) {
        const [opens, closes] = openOn(day);
        const begin = Math.max(opens, from);
        const here = closes - begin;
        if (here <= 0) continue;
        if (left <= here) return begin + left;
        left -= here;
      }
      return null;
    },
    between(from, to) {
      let sum = 0;
      const last = Math.min(localDay(to), localDay(from) + MOST_DAYS);
      for (let day = localDay(from); day <= last; day++) {
        const [opens, closes] = openOn(day);
        sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
      }
      return sum;
    },
  };
}
