import { CATALOGUES } from '#renderer/i18n/catalogue.ts';

/**
 * A language that nobody speaks: every text a good deal longer, with accents above and below, and with
 * a sign at its end. What is not translated lacks the sign; what is cut off loses it.
 */
const ACCENTS = 'Ŵöŕđš ĝŷþħš Åñđ ŝçāļę ';
const END = '⟧';
/** Short words grow more than sentences do. */
const SHORT = 12;

function tail(length: number): string {
  const count = Math.ceil(length * (length < SHORT ? 0.6 : 0.35));
  return ` ${ACCENTS.repeat(count).slice(0, count).trim()}${END}`;
}

function lengthened(message: unknown): unknown {
  if (!Array.isArray(message)) return `${String(message)}${tail(String(message).length)}`;
  const words = message.filter((part) => typeof part === 'string').join('');
  return [...message, tail(words.length)];
}

/** All texts from now on. */
export function speakPseudo(): void {
  for (const messages of Object.values(CATALOGUES))
    for (const [id, message] of Object.entries(messages))
      Object.assign(messages, { [id]: lengthened(message) });
}
