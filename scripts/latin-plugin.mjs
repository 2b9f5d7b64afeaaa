/**
 * What V8 keeps in two bytes a letter: a single one doubles the memory of a whole file. With the
 * backslashes before it.
 */
const WIDE = /(?<slashes>\\*)(?<letter>[\u{100}-\u{10ffff}])/gu;

/** The code with all letters outside of Latin-1 as escapes. It says the same, in strings and patterns. */
export function inLatin(code) {
  return code.replaceAll(WIDE, (_all, slashes, letter) => {
    // A backslash before the letter said nothing; before an escape it would.
    const kept = slashes.length % 2 === 0 ? slashes : slashes.slice(1);
    // Half by half: also where a pattern has no flag for whole ones.
    return (
      kept + Array.from({ length: letter.length }, (_half, at) => escaped(letter, at)).join('')
    );
  });
}

function escaped(letter, at) {
  return `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`;
}

/** For every file that is built. */
export function latinOnly() {
  return {
    name: 'parley:latin-only',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle))
        if (part.type === 'chunk') part.code = inLatin(part.code);
    },
  };
}
