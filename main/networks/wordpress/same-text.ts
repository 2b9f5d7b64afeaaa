import { readHtml } from '#main/networks/html.ts';

/** wptexturize() turns these into typographic signs on the way to the page. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′]/gu, "'"],
  [/[“”„″]/gu, '"'],
  [/[–—−]|-{2,3}/gu, '-'],
  [/…/gu, '...'],
  [/×/gu, 'x'],
  [/\s+/gu, ''],
];

function bare(text: string): string {
  let plain = text.normalize('NFC');
  for (const [sign, simple] of SIGNS) plain = plain.replaceAll(sign, simple);
  return plain;
}

/** Is this comment, as the site shows or keeps it, the text that was sent? */
export function isSameText(html: string, text: string): boolean {
  return bare(readHtml(html).text) === bare(text);
}

/** Text as text: a user with all rights could otherwise write HTML by accident. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
