import { readLaterWords } from './later-time.ts';
import { snoozeTimes, type LaterTime } from './later.ts';

/** A preset of the person's own has its words as its label. */
export type PresetTime = LaterTime & { readonly label?: string };

/**
 * The person's own presets, as they wrote them, with the times that they mean now; the usual ones when
 * there are none. What is over today is left out. ms since epoch.
 */
export function presetTimes(
  own: readonly string[] | undefined,
  now: number,
): readonly PresetTime[] {
  if (own === undefined || own.length === 0) return snoozeTimes(now);
  return own.flatMap((words) => {
    const later = readLaterWords(words, now);
    return later.kind === 'at' ? [{ id: words, at: later.at, label: words }] : [];
  });
}
