import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Turns `de.emoji` into what the composer needs of Emojibase's German data: each emoji with its name,
 * its group and the words it is found by, a third of the whole file. Everything is bundled; nothing is
 * fetched at run time.
 */
const require = createRequire(import.meta.url);
/** Newer ones are boxes on systems that are a few years old. */
const NEWEST_VERSION = 15.1;
/** Skin tones and parts of faces, which mean nothing alone. */
const COMPONENTS = 2;

function readData(name) {
  return JSON.parse(readFileSync(require.resolve(`emojibase-data/${name}.json`), 'utf8'));
}

/** Short names as people type them: `tada`, `+1`. They are the same in every language. */
function shortNames(hexcode, names) {
  const known = names[hexcode] ?? [];
  return Array.isArray(known) ? known : [known];
}

export function readEmojis(locale) {
  const names = readData('en/shortcodes/github');
  const emojis = readData(`${locale}/data`)
    .filter(
      ({ group, version }) =>
        group !== undefined && group !== COMPONENTS && version <= NEWEST_VERSION,
    )
    .toSorted((a, b) => a.order - b.order)
    .map(({ emoji, label, group, tags = [], hexcode }) => {
      const words = [...tags, ...shortNames(hexcode, names)].map((word) => word.toLowerCase());
      return [emoji, label, group, words.join(' ')];
    });
  const groups = readData(`${locale}/messages`).groups.map(({ message }) => message);
  return { emojis, groups };
}

export function emojiData() {
  return {
    name: 'parley:emoji',
    transform: {
      filter: { id: /\.emoji$/u },
      handler(_source, id) {
        const locale = /(\w+)\.emoji$/u.exec(id)?.[1] ?? 'en';
        const { emojis, groups } = readEmojis(locale);
        // Parsed from a text: much faster than the same as a literal of the language.
        const text = JSON.stringify(JSON.stringify({ emojis, groups }));
        return { code: `export const { emojis, groups } = JSON.parse(${text});`, map: null };
      },
    },
  };
}
