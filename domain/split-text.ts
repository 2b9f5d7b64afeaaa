import { measureText, type TextMeasure, type TextRule } from './text-limit.ts';

/**
 * An answer that is longer than the network takes, as several that follow each other. Cut between
 * paragraphs, else sentences, else words; inside a word only where the word alone is too long.
 */
export type TextPart = {
  /** The stretch of the original, blanks included: all of them together are the original. */
  readonly source: string;
  /** As it is sent: with the opening words again and its number. */
  readonly text: string;
};

/** More is no answer any more. */
export const MOST_PARTS = 20;
/** ` (12/20)`: letters of the Latin alphabet count one in every unit. */
const NUMBER_LENGTH = 8;
/** A cut between sentences must leave at least this share of a part. */
const LEAST_SHARE = 0.5;

type Given = {
  /** Words that every part begins with: whom it answers. The first one has them already. */
  readonly opening: string;
  readonly warning: string;
};

/** null when it cannot be split into at most twenty parts. One part when it needs no splitting. */
export function splitText(text: string, rule: TextRule, given: Given): readonly TextPart[] | null {
  if (measureText(text.trim(), rule, given.warning).overflowAt === null)
    return [{ source: text, text: text.trim() }];
  // Known before all twenty are cut: somebody may have put a book in. Blanks may go where it is cut.
  const all = measureText(text.trim().replaceAll(/\s+/gu, ' '), rule, given.warning);
  if (all.length > MOST_PARTS * all.max) return null;
  const room = withRoom(rule);
  const sources: string[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const opening = sources.length === 0 ? '' : spaced(given.opening);
    const length = fitting(rest, room, { ...given, opening });
    if (length === 0 || sources.length === MOST_PARTS) return null;
    sources.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  const last = sources.length - 1;
  return sources.map((source, index) => {
    const whole = index === last ? source + rest : source;
    const opening = index === 0 ? '' : spaced(given.opening);
    const number = `(${index + 1}/${sources.length})`;
    return { source: whole, text: `${opening}${whole.trim()} ${number}` };
  });
}

/** The name of the one who is answered, where the text begins with it: every part repeats it. */
export function openingIn(text: string, handle: string): string {
  const name = handle.startsWith('@') ? handle : `@${handle}`;
  return text.trimStart().toLowerCase().startsWith(`${name.toLowerCase()} `) ? name : '';
}

/** What was split, as it was. */
export function joinSources(sources: readonly string[]): string {
  return sources.join('');
}

function spaced(opening: string): string {
  return opening.trim() === '' ? '' : `${opening.trim()} `;
}

function withRoom(rule: TextRule): TextRule {
  const { also } = rule;
  return {
    ...rule,
    max: rule.max - NUMBER_LENGTH,
    ...(also === undefined ? {} : { also: { ...also, max: also.max - NUMBER_LENGTH } }),
  };
}

/** How much of the beginning goes into one part; 0 when nothing does. */
function fitting(rest: string, rule: TextRule, { opening, warning }: Given): number {
  const blank = rest.length - rest.trimStart().length;
  const body = rest.slice(blank);
  const most = mostThatFits(body, rule, { opening, warning });
  if (most <= 0) return 0;
  return blank + (most >= body.length ? body.length : cutBefore(body, most));
}

function mostThatFits(body: string, rule: TextRule, { opening, warning }: Given): number {
  // A part is never longer than this many letters of whatever size; the rest need not be counted.
  let length = Math.min(body.length, (rule.max + NUMBER_LENGTH) * 40);
  for (;;) {
    const { overflowAt }: TextMeasure = measureText(
      opening + body.slice(0, length).trimEnd(),
      rule,
      warning,
    );
    if (overflowAt === null) return length;
    const shorter = overflowAt - opening.length;
    if (shorter <= 0) return 0;
    length = Math.min(shorter, length - 1);
  }
}

/** As many whole ones as there are. */
const PARAGRAPHS = /^[\s\S]*\n\s*\n/u;
const SENTENCES = /^[\s\S]*[.!?…:]["'“”»)\]]?\s+/u;
const WORDS = /^[\s\S]*\s/u;

/** The best place to cut at or before `most`. */
function cutBefore(body: string, most: number): number {
  const head = body.slice(0, most);
  const least = most * LEAST_SHARE;
  const upTo = (pattern: RegExp): number => pattern.exec(head)?.[0].length ?? 0;
  for (const pattern of [PARAGRAPHS, SENTENCES]) if (upTo(pattern) >= least) return upTo(pattern);
  const nextIsBlank = /^\s/u.test(body.slice(most, most + 1));
  const word = nextIsBlank ? most : upTo(WORDS);
  // A word that alone is too long is cut; `most` lies between two visible characters.
  return word > 0 && head.slice(0, word).trim() !== '' ? word : most;
}
