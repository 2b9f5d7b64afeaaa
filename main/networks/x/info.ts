import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { guide } from './guide.ts';
import { prices } from './prices.ts';
import { SERVER_URL } from './server-url.ts';

/** https://docs.x.com/fundamentals/counting-characters */
export const POST_TEXT: TextRule = {
  unit: 'weighted',
  max: 280,
  linkLength: 23,
  bareLinks: true,
};
const MESSAGE_TEXT: TextRule = { unit: 'codepoint', max: 10_000 };

const feeds: readonly FeedKind[] = ['interactions', 'direct', 'own'];

export const info: NetworkInfo = {
  id: 'x',
  name: 'X',
  glyph: 'X',
  color: '#111417',
  summary: {
    en: 'Mentions and direct messages: answer, hide, delete. X charges for every step.',
    de: 'Erwähnungen und Direktnachrichten: antworten, verbergen, löschen. X berechnet jeden Schritt.',
  },
  price: {
    en: 'Costs money at X: per post read and written',
    de: 'Kostet Geld bei X: je gelesenem und geschriebenem Beitrag',
  },
  formatting: {
    en: 'Every link counts as 23 characters, emojis and Chinese, Japanese or Korean signs as two. A link makes an answer cost 0.20 US dollars.',
    de: 'Jeder Link zählt 23 Zeichen, Emojis und chinesische, japanische oder koreanische Zeichen zählen zwei. Ein Link macht eine Antwort 0,20 US-Dollar teuer.',
  },
  stage: 'preview',
  signIn: [
    {
      id: 'app',
      kind: 'browser',
      label: { en: 'With my own app', de: 'Mit meiner eigenen App' },
      fields: ownAppFields('secret-optional'),
      guide,
    },
  ],
  onlyServer: SERVER_URL,
  defaultTextRule: POST_TEXT,
  feeds,
};

/** What the person agreed to on X's page may be less than what was asked. */
export function capabilitiesOf(scope: string | undefined): AccountCapabilities {
  const granted = scope?.split(' ') ?? null;
  const may = (name: string): boolean => granted === null || granted.includes(name);
  const needs = (name: string) =>
    may(name) ? ({ can: true } as const) : ({ can: false, why: 'needs-scope' } as const);
  return {
    text: POST_TEXT,
    directText: MESSAGE_TEXT,
    visibilities: ['public'],
    contentWarning: false,
    language: false,
    actions: {
      reply: needs('tweet.write'),
      like: { can: false, why: 'network-cannot' },
      boost: { can: false, why: 'network-cannot' },
      hide: needs('tweet.moderate.write'),
      unhide: needs('tweet.moderate.write'),
      delete: needs('tweet.write'),
    },
    feeds: feeds.filter((feed) => feed !== 'direct' || may('dm.read')),
    sendGuarantee: { kind: 'lookup' },
    streaming: false,
    prices,
  };
}
