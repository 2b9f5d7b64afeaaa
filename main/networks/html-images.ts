import { Parser } from 'htmlparser2';
import type { Media } from '#domain/message.ts';
import { present, webUrl } from './values.ts';

const MOST = 10;
/** Pictures that are part of the writing, not sent along. */
const SMALL = /\b(?:emoji|avatar|site-icon|thumbnail|d-icon)\b/u;

function sizeIn(value: string | undefined): number | undefined {
  const size = Number(value);
  return Number.isInteger(size) && size > 0 && size < 100_000 ? size : undefined;
}

/** The pictures in a post's HTML; relative addresses belong to `base`. */
export function imagesIn(html: string, base: string): readonly Media[] {
  const found = new Map<string, Media>();
  const parser = new Parser({
    onopentag(name, { src, class: classes = '', alt, width, height }) {
      const url = name === 'img' && !SMALL.test(classes) ? webUrl(src, base) : undefined;
      if (url === undefined || found.size === MOST) return;
      const facts = { alt: alt?.trim(), width: sizeIn(width), height: sizeIn(height) };
      found.set(url, { kind: 'image', url, ...present(facts) });
    },
  });
  parser.end(html.slice(0, 256_000));
  return [...found.values()];
}
