import type { TextSpan } from '#domain/message.ts';

export type PlainText = { readonly text: string; readonly spans: readonly TextSpan[] };

/** Overrides turn the reading direction of all that follows; no honest text needs them. */
const OVERRIDES = /[\u202D\u202E]/gu;
const CONTROLS = /[^\P{Cc}\t\n\f\r]/gu;
/** What can not be seen, or moves what can be seen: dangerous in a name or an address. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const NAME_LENGTH = 200;

/** A name from outside on one line, without anything invisible; at most 200 characters. */
export function cleanName(name: string): string {
  const clean = name.replaceAll(CONTROLS, ' ').replaceAll(INVISIBLE, '').replaceAll(/\s+/gu, ' ');
  return clean.trim().slice(0, NAME_LENGTH).toWellFormed();
}

/** As long as before, so that places in the text stay: what only steers becomes a space. */
export function withoutControls(text: string): string {
  return text
    .replaceAll(CONTROLS, ' ')
    .replaceAll(/[\f\r]/gu, ' ')
    .replaceAll(OVERRIDES, ' ');
}

export type Link = { readonly kind: TextSpan['kind']; readonly url: string };

/**
 * Builds a text piece by piece: white space collapses, paragraphs become empty lines, links become
 * spans. Nothing is written before the first visible character nor after the last one.
 */
export type TextBuilder = {
  write(text: string): void;
  /** Keeps every space and line break, for preformatted text. */
  writeAsIs(text: string): void;
  /** At least so many line breaks before what comes next. */
  breakLine(lines: number): void;
  /** Every following line starts with this. */
  setPrefix(prefix: string): void;
  openLink(link: Link): void;
  closeLink(): void;
  isFull(): boolean;
  end(): PlainText;
};

export function createTextBuilder(maxLength: number): TextBuilder {
  let text = '';
  let breaks = 0;
  let hasSpace = false;
  let prefix = '';
  let isCut = false;
  let link: (Link & { start: number | null }) | null = null;
  const spans: TextSpan[] = [];

  const separate = (): void => {
    if (text === '') text = prefix;
    else if (breaks > 0) text += `\n${prefix.trimEnd()}`.repeat(breaks - 1) + `\n${prefix}`;
    else if (hasSpace) text += ' ';
    breaks = 0;
    hasSpace = false;
  };
  /** A word without white space in it. */
  const append = (word: string): void => {
    if (isCut) return;
    separate();
    const room = maxLength - text.length;
    if (room < word.length) isCut = true;
    if (link !== null) link.start ??= text.length;
    text += word.slice(0, Math.max(room, 0));
  };
  const clean = (piece: string): string => {
    const visible = piece.replaceAll(CONTROLS, '').replaceAll(OVERRIDES, '');
    return link === null ? visible : visible.replaceAll(INVISIBLE, '');
  };
  const breakLine = (lines: number): void => {
    breaks = Math.max(breaks, lines);
  };

  return {
    write(piece) {
      for (const part of clean(piece).split(/([\t\n\f\r ]+)/u)) {
        if (part === '') continue;
        if (/^[\t\n\f\r ]/u.test(part)) hasSpace = true;
        else append(part);
      }
    },
    writeAsIs(piece) {
      const lines = clean(piece).split(/\r\n|[\n\f\r]/u);
      for (const [index, line] of lines.entries()) {
        if (index > 0) breaks += 1;
        if (line.trim() !== '') append(line);
      }
    },
    breakLine,
    setPrefix(next) {
      prefix = next;
    },
    openLink(next) {
      link = { ...next, start: null };
    },
    closeLink() {
      if (link !== null && link.start !== null && text.length > link.start) {
        const { kind, url, start } = link;
        spans.push({ kind, url, start, end: text.length });
      }
      link = null;
    },
    isFull: () => isCut,
    end() {
      // A pair of surrogates that was cut in two becomes one replacement character.
      const whole = text.toWellFormed().trimEnd();
      const inside = spans
        .map(({ kind, url, start, end }) => ({
          kind,
          url,
          start,
          end: Math.min(end, whole.length),
        }))
        .filter((span) => span.end > span.start);
      return { text: isCut ? `${whole}…` : whole, spans: inside };
    },
  };
}
