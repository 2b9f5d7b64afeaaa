/** Seconds that are offered for taking a reply back; one that is set already is among them. */
const PUBLIC = [0, 5, 10, 20, 30, 60] as const;
const DIRECT = [0, 2, 3, 5, 10] as const;

export function undoChoices(kind: 'public' | 'direct', current: number): readonly number[] {
  const offered: readonly number[] = kind === 'public' ? PUBLIC : DIRECT;
  return offered.includes(current) ? offered : [...offered, current].toSorted((a, b) => a - b);
}
