import { createTextBuilder, type PlainText, type TextBuilder } from './plain-text.ts';

const MAX_TEXT = 64_000;
/** Links, names and tags, wherever they stand in a text that knows no markup. */
const PARTS =
  /(https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}_/@.])@[\w][\w.]*|(?<![\p{L}\p{N}_/&])#[\p{L}\p{N}_]+)/gu;

/** Where a name and a tag lead on this network; absent: they stay text. */
export type Pages = {
  readonly person?: (name: string) => string;
  readonly tag?: (name: string) => string;
};

function writePart(part: string, builder: TextBuilder, pages: Pages): void {
  const trail = /[.,;:!?)\]'"]*$/u.exec(part)?.[0] ?? '';
  const word = part.slice(0, part.length - trail.length);
  const name = word.slice(1);
  if (/^https?:\/\//u.test(word) && URL.canParse(word))
    builder.openLink({ kind: 'link', url: word });
  else if (word.startsWith('@') && pages.person !== undefined)
    builder.openLink({ kind: 'mention', url: pages.person(name) });
  else if (word.startsWith('#') && pages.tag !== undefined)
    builder.openLink({ kind: 'tag', url: pages.tag(name) });
  builder.write(word);
  builder.closeLink();
  builder.write(trail);
}

/** Text as somebody typed it: no markup, line breaks kept; links, names and tags become spans. */
export function readWritten(written: string, pages: Pages = {}): PlainText {
  const builder = createTextBuilder(MAX_TEXT);
  const lines = written.slice(0, MAX_TEXT * 2).split(/\r?\n/u);
  for (const [index, line] of lines.entries()) {
    if (index > 0) builder.writeAsIs('\n');
    for (const [at, part] of line.split(PARTS).entries())
      if (at % 2 === 0) builder.write(part);
      else writePart(part, builder, pages);
  }
  return builder.end();
}

const LOOSE = /[\s\p{Cf}]+/gu;

function bare(text: string): string {
  return text.normalize('NFC').replaceAll(LOOSE, '');
}

/** Whether two texts are the same but for blanks and signs that nobody sees. */
export function isSameWritten(one: string, other: string): boolean {
  return bare(one) === bare(other);
}
