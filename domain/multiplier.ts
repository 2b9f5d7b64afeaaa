import { holds, type WorkMark } from './multiplier-mark.ts';

/**
 * Who carries far: how often somebody speaks to or about a client, how many they reach, and how they
 * sound. Nothing is hidden in a score: the three are shown, and the order follows from one product.
 */
export type Heard = {
  /** Messages of theirs in the span of time, and in the one before. */
  readonly messages: number;
  readonly messagesBefore: number;
  readonly positive: number;
  readonly negative: number;
  /** How many follow them; absent where the network does not say. */
  readonly reach?: number | undefined;
};
export type MultiplierTone = 'positive' | 'negative' | 'mixed' | 'neutral';

/** Readings: every message to everybody who follows. Who reaches an unknown number counts as one. */
export function readingsOf({ messages, reach }: Pick<Heard, 'messages' | 'reach'>): number {
  return messages * Math.max(1, reach ?? 1);
}

/** Who is read most comes first; of equals, who writes most. */
export function byReadings(a: Heard, b: Heard): number {
  return readingsOf(b) - readingsOf(a) || b.messages - a.messages;
}

/** One side is heard when it has twice as many messages as the other. */
export function toneOf({
  positive,
  negative,
}: Pick<Heard, 'positive' | 'negative'>): MultiplierTone {
  if (positive + negative === 0) return 'neutral';
  if (negative >= 2 * positive) return 'negative';
  return positive >= 2 * negative ? 'positive' : 'mixed';
}

/** `to-do`: nothing came of them yet, or not for long. */
export type MultiplierFilter = 'all' | 'to-do' | 'critical' | 'not-contacted';
const CONTACT_MS = 30 * 24 * 3_600_000;

/** `lastContactAt`: when the client wrote to them last, ms since epoch. */
export function fitsMultiplierFilter(
  filter: MultiplierFilter,
  person: Pick<Heard, 'positive' | 'negative'> & {
    readonly lastContactAt?: number | undefined;
    readonly mark?: WorkMark | undefined;
  },
  now: number,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'to-do':
      return !holds(person.mark, now);
    case 'critical':
      return ['negative', 'mixed'].includes(toneOf(person));
    case 'not-contacted':
      return now - (person.lastContactAt ?? 0) > CONTACT_MS;
  }
}

/**
 * Where somebody stands on the map: both axes grow by tenfolds, from 0 to 1. Who is far to the right
 * writes often, who is far up reaches many.
 */
export function placeOnMap(
  { messages, reach }: Pick<Heard, 'messages' | 'reach'>,
  most: { readonly messages: number; readonly reach: number },
): { readonly x: number; readonly y: number } {
  return { x: share(messages, most.messages), y: share(reach ?? 1, most.reach) };
}

function share(value: number, most: number): number {
  return most <= 1 ? 0 : Math.min(1, Math.log(Math.max(1, value)) / Math.log(most));
}
