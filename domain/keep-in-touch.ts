import { DAY_MS } from './civil-day.ts';

/**
 * Somebody whom one does not want to lose sight of. A span begins with the last contact, theirs or ours,
 * and is over after `days`. Only moments are compared, so that neither a time zone nor a machine that
 * slept makes it another span.
 */
export type KeepInTouch = {
  readonly days: number;
  /** When it was set: what counts while there was no contact at all. ms since epoch. */
  readonly since: number;
  /** The span that ended then is over, also without a contact. */
  readonly doneAt?: number;
  /** Not before `until`, as long as it is the span that began at `from`. */
  readonly later?: { readonly from: number; readonly until: number };
};

export const TOUCH_DAYS = [7, 14, 30, 60, 90] as const;
/** Ten years; more is a slip of the finger. */
export const MOST_TOUCH_DAYS = 3650;

/** When the span began that runs now, and when it is time again. */
export function touchSpan(
  touch: KeepInTouch,
  lastContactAt: number | undefined,
): { readonly from: number; readonly dueAt: number } {
  const from = Math.max(lastContactAt ?? touch.since, touch.doneAt ?? 0);
  const dueAt = from + touch.days * DAY_MS;
  const until = touch.later?.from === from ? touch.later.until : dueAt;
  return { from, dueAt: Math.max(dueAt, until) };
}

/** Not now, but in so many days. */
export function touchLater(
  touch: KeepInTouch,
  lastContactAt: number | undefined,
  until: number,
): KeepInTouch {
  const { from } = touchSpan(touch, lastContactAt);
  return { ...touch, later: { from, until } };
}

/** The next span begins now: a call or a visit leaves no trace here. */
export function touchDone({ days, since }: KeepInTouch, now: number): KeepInTouch {
  return { days, since, doneAt: now };
}

/** Another number of days; what was put off or done holds on. */
export function touchEvery(
  touch: KeepInTouch | undefined,
  { days, now }: { readonly days: number; readonly now: number },
): KeepInTouch {
  return touch === undefined ? { days, since: now } : { ...touch, days };
}
