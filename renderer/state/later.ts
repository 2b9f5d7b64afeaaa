import { addDays, addHours, addMinutes, getDay, set, startOfHour } from 'date-fns';
import type { BusinessHours } from '#domain/business-hours.ts';
import { nextOpening } from './opening.ts';

/** Good times for later; only those that are still to come. `id` names the message. */
export type LaterTime = { readonly id: string; readonly at: number };

const MORNING = 9;
const EVENING = 18;
const WEEKEND_MORNING = 10;
const SATURDAY = 6;
const MONDAY = 1;
/** Less than this is not "later". */
const LEAST_MINUTES = 30;
const DAYS_IN_WEEK = 7;

function atHour(day: Date | number, hours: number): Date {
  return set(day, { hours, minutes: 0, seconds: 0, milliseconds: 0 });
}

/** The next such weekday, never today. */
function nextDay(now: number, weekday: number): Date {
  const days = (weekday - getDay(now) + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  return addDays(now, days === 0 ? DAYS_IN_WEEK : days);
}

function stillToCome(times: readonly { id: string; at: Date }[], now: number): LaterTime[] {
  const earliest = addMinutes(now, LEAST_MINUTES).getTime();
  const kept: LaterTime[] = [];
  for (const { id, at } of times.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    if (at.getTime() >= earliest && kept.every((time) => time.at !== at.getTime()))
      kept.push({ id, at: at.getTime() });
  return kept;
}

/** When a conversation may come back. `now` in ms since epoch, in the zone of this machine. */
export function snoozeTimes(now: number): readonly LaterTime[] {
  const inThreeHours = startOfHour(addHours(now, 3));
  const evening = atHour(now, EVENING);
  return stillToCome(
    [
      ...(inThreeHours < evening ? [{ id: 'laterToday', at: inThreeHours }] : []),
      { id: 'thisEvening', at: evening },
      { id: 'tomorrow', at: atHour(addDays(now, 1), MORNING) },
      { id: 'weekend', at: atHour(nextDay(now, SATURDAY), WEEKEND_MORNING) },
      { id: 'nextWeek', at: atHour(nextDay(now, MONDAY), MORNING) },
    ],
    now,
  );
}

/** When a reply may go out; of two names for one time the client's own hours win. */
export function sendTimes(now: number, hours: BusinessHours): readonly LaterTime[] {
  const opening = nextOpening(hours, now);
  return stillToCome(
    [
      ...(opening === null ? [] : [{ id: 'opening', at: new Date(opening) }]),
      { id: 'hour', at: addHours(now, 1) },
      { id: 'evening', at: atHour(now, EVENING) },
      { id: 'tomorrow', at: atHour(addDays(now, 1), MORNING) },
      { id: 'monday', at: atHour(nextDay(now, MONDAY), MORNING) },
    ],
    now,
  );
}
