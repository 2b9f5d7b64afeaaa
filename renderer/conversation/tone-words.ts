import type { MessageRow } from '#contract/rows.ts';

const MOST_WORDS = 4;
type Heard = Pick<MessageRow, 'text' | 'sentiment' | 'tone'>;

/** The words of a message that decided how it sounds, the weightiest first. */
export function decidingWords({ text, tone, sentiment }: Heard): readonly string[] {
  if (tone === undefined || tone.by === 'person') return [];
  const side = sentiment === 'negative' ? -1 : 1;
  if (sentiment !== 'negative' && sentiment !== 'positive') return [];
  const words = tone.marks
    .filter(({ weight }) => Math.sign(weight) === side)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ start, end, reason }) =>
      reason === 'denied' ? deniedFrom(text, start, end) : text.slice(start, end),
    );
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** A denied word with what denies it: "nicht gut" and not "gut". */
function deniedFrom(text: string, start: number, end: number): string {
  const before =
    text
      .slice(0, start)
      .split(/[.!?,;:\n]/u)
      .at(-1) ?? '';
  const near = before.trimEnd().split(/\s+/u).slice(-2).join(' ');
  return `${near} ${text.slice(start, end)}`.trim();
}
