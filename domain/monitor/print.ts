import type { MonitorQuery, WordsNode } from './query.ts';

/** As a person would write it; read again it is the same tree. */
export function printMonitor(query: MonitorQuery): string {
  switch (query.kind) {
    case 'words':
      return words(query);
    case 'near':
      return query.terms.map(words).join(` NEAR/${query.distance} `);
    case 'filter':
      return `${query.field}:${PLAIN_VALUE.test(query.value) ? query.value : `"${query.value}"`}`;
    case 'not':
      return `NOT ${inside(query.part, 'not')}`;
    case 'and':
      return query.parts.map((part) => inside(part, 'and')).join(' AND ');
    case 'or':
      return query.parts.map((part) => inside(part, 'or')).join(' OR ');
  }
}

const PLAIN_WORD = /^[\p{L}\p{N}\p{M}]+$/u;
const PLAIN_VALUE = /^[^\s()"„“”]+$/u;
/** Words that mean something else without quotes. */
const RESERVED = /^(?:AND|UND|OR|ODER|NOT|NICHT|NEAR|NAHE)$/u;

function words({ text, isPrefix }: WordsNode): string {
  const isPlain = PLAIN_WORD.test(text) && !RESERVED.test(text);
  return `${isPlain ? text : `"${text}"`}${isPrefix ? '*' : ''}`;
}

/** What binds less closely than its surroundings stands in brackets. */
function inside(query: MonitorQuery, around: 'not' | 'and' | 'or'): string {
  const isLoose =
    (query.kind === 'or' && around !== 'or') || (query.kind === 'and' && around === 'not');
  const text = printMonitor(query);
  return isLoose ? `(${text})` : text;
}
