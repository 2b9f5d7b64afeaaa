import type { BusinessHours } from '#domain/business-hours.ts';

/** Business hours as a form shows them; a field holds `09:00`. */

const MINUTES_IN_HOUR = 60;
const LAST_MINUTE = 24 * MINUTES_IN_HOUR;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export function fieldOf(minute: number): string {
  if (minute >= LAST_MINUTE) return '00:00';
  return `${two(Math.floor(minute / MINUTES_IN_HOUR))}:${two(minute % MINUTES_IN_HOUR)}`;
}

/** `end`: midnight is the end of the day and not its beginning. null: not a time. */
export function minuteOf(field: string, side: 'start' | 'end'): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/u.exec(field) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * MINUTES_IN_HOUR + Number(minutes);
  return side === 'end' && minute === 0 ? LAST_MINUTE : minute;
}

/** With this time instead; null when it would close before it opens. */
export function withTime(
  hours: BusinessHours,
  side: 'start' | 'end',
  field: string,
): BusinessHours | null {
  const minute = minuteOf(field, side);
  if (minute === null) return null;
  const next: BusinessHours =
    side === 'start' ? { ...hours, fromMinute: minute } : { ...hours, toMinute: minute };
  return next.fromMinute < next.toMinute ? next : null;
}

export function withDay(hours: BusinessHours, weekday: number): BusinessHours {
  const isOpen = hours.weekdays.includes(weekday);
  const weekdays = isOpen
    ? hours.weekdays.filter((day) => day !== weekday)
    : [...hours.weekdays, weekday].toSorted((a, b) => a - b);
  return { ...hours, weekdays };
}
