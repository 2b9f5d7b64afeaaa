const MINUTES_PER_DAY = 1440;
const MINUTES_PER_HOUR = 60;
const TYPED =
  /^(?:um |at )?(?<hour>\d{1,2})(?:[:.h]?(?<minute>\d{2}))?\s*(?<half>[ap])?\.?(?:m\.?)?\s*(?:uhr|o’clock|o'clock)?$/u;

/** A time of the day as people type it in either language, as `09:30`; null when it is none. */
export function readClock(typed: string): string | null {
  const groups = TYPED.exec(typed.trim().toLowerCase())?.groups;
  if (groups === undefined) return null;
  const { hour: said = '', minute = '0', half } = groups;
  const hours = Number(said);
  if (Number(minute) >= MINUTES_PER_HOUR || hours > 24) return null;
  if (half === undefined) return clockAt(hours * MINUTES_PER_HOUR + Number(minute));
  if (hours < 1 || hours > 12) return null;
  return clockAt(((hours % 12) + (half === 'p' ? 12 : 0)) * MINUTES_PER_HOUR + Number(minute));
}

/** So many minutes later, round the day. */
export function laterBy(clock: string, minutes: number): string {
  const [hours = 0, past = 0] = clock.split(':').map(Number);
  return clockAt(hours * MINUTES_PER_HOUR + past + minutes);
}

function clockAt(minutes: number): string {
  const inDay = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${two(Math.floor(inDay / MINUTES_PER_HOUR))}:${two(inDay % MINUTES_PER_HOUR)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
