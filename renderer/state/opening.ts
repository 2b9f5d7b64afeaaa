import { addDays, set } from 'date-fns';
import type { BusinessHours } from '#domain/business-hours.ts';

const HOUR = 60;
const DAYS_IN_WEEK = 7;

/**
 * When a client opens next after `now`, ms since epoch, in the zone of this machine: the next business
 * morning. null when it never does.
 */
export function nextOpening(hours: BusinessHours, now: number): number | null {
  for (let ahead = 0; ahead <= DAYS_IN_WEEK; ahead++) {
    const opening = set(addDays(now, ahead), {
      hours: Math.floor(hours.fromMinute / HOUR),
      minutes: hours.fromMinute % HOUR,
      seconds: 0,
      milliseconds: 0,
    });
    if (opening.getTime() > now && hours.weekdays.includes(opening.getDay()))
      return opening.getTime();
  }
  return null;
}
