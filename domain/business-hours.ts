/**
 * When a client is open, in the time zone of this machine. Minutes count from midnight; weekdays as in
 * `Date`: 0 is Sunday. An empty week means that there are no hours.
 */
export type BusinessHours = {
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  /** After `fromMinute`; at most 24 hours. */
  readonly toMinute: number;
};

const HOUR = 60;
export const DEFAULT_HOURS: BusinessHours = {
  weekdays: [1, 2, 3, 4, 5],
  fromMinute: 9 * HOUR,
  toMinute: 17 * HOUR,
};
const DAYS_IN_WEEK = 7;

/** Days are counted on the calendar, so that a day of 23 or 25 hours is one day. */
function opensOn(now: number, daysAhead: number, { fromMinute }: BusinessHours): Date {
  const day = new Date(now);
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() + daysAhead,
    Math.floor(fromMinute / HOUR),
    fromMinute % HOUR,
  );
}

/** When the client opens next after `now`, ms since epoch; null when it never does. */
export function nextOpening(hours: BusinessHours, now: number): number | null {
  for (let ahead = 0; ahead <= DAYS_IN_WEEK; ahead++) {
    const opening = opensOn(now, ahead, hours);
    if (opening.getTime() > now && hours.weekdays.includes(opening.getDay()))
      return opening.getTime();
  }
  return null;
}

/** Whether the client is open at this moment. */
export function isOpenAt({ weekdays, fromMinute, toMinute }: BusinessHours, at: number): boolean {
  const moment = new Date(at);
  const minute = moment.getHours() * HOUR + moment.getMinutes();
  return weekdays.includes(moment.getDay()) && minute >= fromMinute && minute < toMinute;
}
