/**
 * How a text is spelled in the search index. German is the hard case: `Köln` is also typed as `koln`
 * and `koeln`, `Straße` as `strasse`. Every text is therefore indexed in one or two spellings, and
 * every word that is looked for is tried in both.
 */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};
const ONE_SPELLING: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const MARKS = /\p{M}+/gu;

/** Lower case, ß as ss, without diacritics: `Grüße` is `grusse`. */
export function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  return lower
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .replaceAll(/[ßæœøđðþłı]/gu, (letter) => ONE_SPELLING[letter] ?? letter)
    .normalize('NFKC');
}

/** Like `fold`, but umlauts as two letters: `Grüße` is `gruesse`. */
export function spellOut(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  return fold(lower.replaceAll(/[äöüøå]/gu, (letter) => SPELLED_OUT[letter] ?? letter));
}

/** The spellings of a text, without doubles: one for most texts, two where there are umlauts. */
export function spellings(text: string): readonly [string] | readonly [string, string] {
  const folded = fold(text);
  const spelled = spellOut(text);
  return folded === spelled ? [folded] : [folded, spelled];
}
