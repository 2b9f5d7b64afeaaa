import type { Message } from './message.ts';
import type { Reply } from './reply.ts';

/**
 * Whose work an own answer is that sync brings: of a reply of Parley, then the two are one, or of
 * another app, then the conversation was answered elsewhere.
 */
export type OwnAnswer =
  | { readonly kind: 'known' }
  /** The echo of a reply whose sending ended without a clear answer. */
  | { readonly kind: 'echo'; readonly reply: Reply }
  /** A reply with these words is under way right now: its own answer will tell. */
  | { readonly kind: 'perhaps' }
  | { readonly kind: 'elsewhere' };

/** `replies`: all of the conversation. */
export function whoseAnswer(message: Message, replies: readonly Reply[]): OwnAnswer {
  if (replies.some((reply) => remoteIdOf(reply) === message.remoteId)) return { kind: 'known' };
  const matching = replies.filter((reply) => isEchoOf(message, reply));
  const unclear = matching.find(({ status }) => status.state === 'unclear');
  if (unclear !== undefined) return { kind: 'echo', reply: unclear };
  return { kind: matching.length > 0 ? 'perhaps' : 'elsewhere' };
}

const CLOCKS_DIFFER_MS = 10 * 60_000;

/** The remote id that a reply is known by. */
export function remoteIdOf({ status }: Reply): string | undefined {
  return status.state === 'sent' ? status.remoteId : undefined;
}

/** Whether this own message can be what an unfinished attempt of the reply became. */
export function isEchoOf(message: Message, reply: Reply): boolean {
  const { status, inReplyTo, content } = reply;
  if (status.state !== 'unclear' && status.state !== 'sending') return false;
  if (message.direction !== 'out' || message.accountId !== reply.accountId) return false;
  if (status.intent.chosenId !== undefined) return message.remoteId === status.intent.chosenId;
  // What was there before the first attempt is none of it; clocks of servers differ.
  const { firstTriedAt = status.intent.createdAt } = status.progress;
  if (message.createdAt < firstTriedAt - CLOCKS_DIFFER_MS) return false;
  const isDirect = message.kind === 'direct' && content.kind === 'direct';
  const isAnswerToIt = message.parentRemoteId === inReplyTo?.remoteId || isDirect;
  return isAnswerToIt && isSameText(message.text, content.text);
}

/** Networks put the addressed handles in front and trim what they like. */
function isSameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return line.replace(/^(?:@[\w.-]+(?:@[\w.-]+)?\s)+/u, '');
}
