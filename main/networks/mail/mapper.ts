import { createHash } from 'node:crypto';
import { readMail, type MailFacts, type MailNotice, type MailRule } from '#domain/mail-rule.ts';
import type { RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import type { MailHead, MailText } from './mailbox.ts';

const MAX_TEXT = 20_000;
const WEB = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]']/gu;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/** The mail's own id, so that it is the same mail also when the server counts anew. */
function remoteIdOf({ messageId, from, subject, at }: MailHead): string {
  return messageId === '' ? hash([from, subject, at].join('\n')) : hash(messageId);
}

/** Pictures never leave the mail: neither shown nor asked for. Text and links are all that is kept. */
function bodyOf({ plain = '', html = '' }: MailText): Pick<MailFacts, 'text' | 'links'> {
  const fromHtml = readHtml(html);
  const links = [
    ...fromHtml.spans.map(({ url }) => url),
    ...[...plain.matchAll(WEB)].map(([link]) => link),
  ].filter((link) => URL.canParse(link));
  const isPlain = plain.trim() !== '';
  const text = isPlain ? readHtml(escaped(plain)).text : fromHtml.text;
  return { text: text.slice(0, MAX_TEXT).toWellFormed(), links };
}

/** Plain text on its way through the same cleaning as everything else. */
function escaped(plain: string): string {
  return `<pre>${plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

export function factsOf(head: MailHead, text: MailText): MailFacts {
  const { from, fromName, subject } = head;
  return { from, fromName: cleanName(fromName), subject: cleanName(subject), ...bodyOf(text) };
}

/** Mails about the same thing belong together: the page or group, otherwise the one who writes. */
function conversationOf({ ruleId, where, who }: MailNotice, subject: string): string {
  const about = where === subject ? who : where;
  return `${ruleId}:${hash(about.toLowerCase())}`;
}

function wordsOf(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

/** A notification mail as a message; null when no rule knows it. */
export function toMessage(
  head: MailHead,
  text: MailText,
  rules: readonly MailRule[],
): RemoteMessage | null {
  const facts = factsOf(head, text);
  const notice = readMail(facts, rules);
  if (notice === null) return null;
  const who = cleanName(notice.who) || notice.service;
  const remoteId = remoteIdOf(head);
  const isAbout = notice.where !== facts.subject;
  return {
    remoteId,
    kind: notice.kind,
    direction: 'in',
    rootRemoteId: conversationOf(notice, facts.subject),
    author: {
      remoteId: `${notice.service}:${who.toLowerCase()}`,
      name: who,
      handle: cleanName(isAbout ? `${notice.service} · ${notice.where}` : notice.service),
    },
    text: wordsOf(notice.what),
    spans: [],
    media: [],
    counts: {},
    mine: {},
    // The answer is written where the question stands.
    allowed: [],
    ...(notice.link === undefined ? {} : { url: notice.link }),
    version: head.at,
    createdAt: head.at,
    needsAnswer: true,
    ...(head.isSeen ? { isRead: true } : {}),
    ext: { service: notice.service, where: notice.where, subject: facts.subject },
  };
}
