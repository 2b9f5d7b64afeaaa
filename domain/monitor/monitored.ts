import { fold, spellOut } from '#domain/search-text.ts';
import type { MessageId, PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';

/** Where in a message words may stand. */
export type PartName = 'warning' | 'text' | 'alt' | 'quote' | 'card';

/** A word as the full text index knows it, and where it stands in the part (UTF-16). */
export type Word = { readonly word: string; readonly start: number; readonly end: number };
/** The same words in one spelling; a phrase holds in one of them as a whole. */
export type Spelled = readonly Word[];
export type MonitoredPart = {
  readonly name: PartName;
  readonly text: string;
  readonly spellings: readonly Spelled[];
};

/** What of a message a monitor looks at. */
export type Monitored = {
  readonly id: MessageId;
  readonly authorId: PersonId;
  /** Name and handle, folded. */
  readonly author: string;
  readonly network: string;
  /** A language tag in lower case; null: nobody knows. */
  readonly language: string | null;
  readonly feeds: readonly string[];
  /** Host of its page, without `www.`. */
  readonly site: string | null;
  readonly parts: readonly MonitoredPart[];
};

export function monitoredOf(message: Message): Monitored {
  const { language, tone } = message;
  const heard = tone?.language === 'de' || tone?.language === 'en' ? tone.language : undefined;
  return {
    id: message.id,
    authorId: message.authorId,
    author: fold(`${message.authorName} ${message.authorHandle}`),
    network: message.network,
    language: (language ?? heard)?.toLowerCase() ?? null,
    feeds: message.feeds.map((feed) => feed.toLowerCase()),
    site: siteOf(message.url),
    parts: partsOf(message).map(({ name, text }) => ({ name, text, spellings: wordsOf(text) })),
  };
}

export function siteOf(url: string | undefined): string | null {
  const host = /^https?:\/\/(?:[^/@?#]*@)?([^/:?#]+)/iu.exec(url ?? '')?.[1];
  return host?.toLowerCase().replace(/^www\./u, '') ?? null;
}

/** What the full text index holds of a message, piece by piece. */
function partsOf(message: Message): readonly { readonly name: PartName; readonly text: string }[] {
  const { contentWarning, text, media, quote, card } = message;
  const quoted = quote?.state === 'shown' ? [quote.text, quote.authorName] : [];
  return [
    { name: 'warning', text: contentWarning ?? '' } as const,
    { name: 'text', text } as const,
    ...media.map(({ alt }) => ({ name: 'alt', text: alt ?? '' }) as const),
    ...quoted.map((words) => ({ name: 'quote', text: words }) as const),
    ...[card?.title, card?.description].map(
      (words) => ({ name: 'card', text: words ?? '' }) as const,
    ),
  ].filter((part) => part.text !== '');
}

const RUN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const NO_WORD = /[^\p{L}\p{N}\p{Co}]+/u;
const HAS_UMLAUT = /[äöüøå]|[aou]\u0308/iu;

function wordsOf(text: string): readonly Spelled[] {
  const folded = readWords(text, fold);
  return HAS_UMLAUT.test(text) ? [folded, readWords(text, spellOut)] : [folded];
}

function readWords(text: string, spell: (run: string) => string): Spelled {
  const words: Word[] = [];
  for (const match of text.matchAll(RUN)) {
    const end = match.index + match[0].length;
    for (const word of spell(match[0]).split(NO_WORD))
      if (word !== '') words.push({ word, start: match.index, end });
  }
  return words;
}
