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
