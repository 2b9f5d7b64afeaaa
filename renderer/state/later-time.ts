import { dayOf, daysSinceEpoch } from '#domain/calendar.ts';
import { readLater, type LocalMoment } from '#domain/later-words.ts';

/** What words mean on the clock of this machine. ms since epoch. */
export type LaterRead =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'past' }
  | { readonly kind: 'unknown' };

const MINUTES_PER_HOUR = 60;

export function readLaterWords(words: string, now: number): LaterRead {
  const later = readLater(words, localMoment(now));
  if (later.kind === 'past' || later.kind === 'unknown') return later;
  const at = later.kind === 'in' ? now + later.ms : fromLocal(later);
  return at > now ? { kind: 'at', at } : { kind: 'past' };
}

type Said = {
  /** A moment, written out. */
  readonly at: (at: number) => string;
  readonly past: string;
  readonly unknown: string;
};

/** The same for a field that says what it understood. */
export function laterSaid(
  words: string,
  now: number,
  say: Said,
): { readonly at: number; readonly text: string } | { readonly trouble: string } {
  const later = readLaterWords(words, now);
  return later.kind === 'at'
    ? { at: later.at, text: say.at(later.at) }
    : { trouble: say[later.kind] };
}

/** The day on the calendar of this machine, since 1 January 1970. */
export function localDay(now: number): number {
  return localMoment(now).day;
}

/** Where that day begins on this machine, ms since epoch. */
export function startOfLocalDay(day: number): number {
  return fromLocal({ day, minute: 0 });
}

function localMoment(now: number): LocalMoment {
  const date = new Date(now);
  return {
    day: daysSinceEpoch({
      year: date.getFullYear(),
      month: date.getMonth() + 1,
      day: date.getDate(),
    }),
    minute: date.getHours() * MINUTES_PER_HOUR + date.getMinutes(),
  };
}

function fromLocal(moment: LocalMoment): number {
  const { year, month, day } = dayOf(moment.day);
  return new Date(year, month - 1, day, 0, moment.minute).getTime();
}
