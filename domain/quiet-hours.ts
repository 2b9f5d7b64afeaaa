/** When a client's messages make no noise, in minutes since midnight on this machine; may span midnight. */
export type QuietHours = { readonly fromMinute: number; readonly toMinute: number };

export const USUAL_QUIET: QuietHours = { fromMinute: 18 * 60, toMinute: 8 * 60 };

/** The same minute twice is no time at all. */
export function isQuiet({ fromMinute, toMinute }: QuietHours, minute: number): boolean {
  return fromMinute <= toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}
