import { readHtml } from '#main/networks/html.ts';
import type { ApiPlainStatus } from './schemas.ts';

const LINK = /https?:\/\/\S+/giu;
const LEADING_MENTIONS = /^(?:\s*@[\w.-]+(?:@[\w.:-]+)?[\s,:]*)+/u;
/** Servers read Markdown, set typographic quotes and wrap lines; letters, numbers and signs stay. */
const LOOSE = /[\s\p{Cf}\p{Mn}!-/:-@[-`{-~„“”‚‘’«»–—…]+/gu;

/** What remains of a text after everything that a server may change. Never for people. */
export function essence(text: string): string {
  return text
    .normalize('NFC')
    .replace(LEADING_MENTIONS, '')
    .replaceAll(LINK, '')
    .replaceAll(LOOSE, '')
    .toLowerCase();
}

/** The post's text as it was typed, as far as the server still knows it. */
export function typedText({ text, content }: ApiPlainStatus): string {
  if (typeof text === 'string' && text !== '') return text;
  const shown = readHtml(content);
  let typed = '';
  let at = 0;
  for (const { kind, start, end } of shown.spans)
    if (kind === 'link') {
      typed += shown.text.slice(at, start);
      at = end;
    }
  return typed + shown.text.slice(at);
}

/** Can `status` be what was typed as `text`? Links and leading mentions are left out of it. */
export function isSameText(status: ApiPlainStatus, text: string): boolean {
  return essence(typedText(status)) === essence(text);
}
