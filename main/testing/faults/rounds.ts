import { isDeepStrictEqual } from 'node:util';
import type { Message } from '#domain/message.ts';
import type { Store } from '#main/store/store.ts';
import { aConversation, aMessage, anAccount, aReply, BAKERY } from '#main/testing/documents.ts';

/**
 * What the writing process writes in each round, and what the judge must find again: 50 messages that
 * may be lost, and after them three documents in one durable transaction.
 */
const account = anAccount(BAKERY);
const GROUPS = 40;
const GROUP_SIZE = 50;
/** Times of the messages of which the writing process tells that they are kept. */
const KEPT_AT = 10_000_000;

export function fetchedIn(round: number): readonly Message[] {
  return Array.from({ length: GROUP_SIZE }, (_, n) => fetched(round, n));
}

function fetched(round: number, n: number): Message {
  return aMessage(account, `${round % GROUPS}-${n}`, { text: `${round} `.repeat(90), feeds: [] });
}

export function keptIn(round: number) {
  return {
    conversations: aConversation(account, { lastActivityAt: round }),
    replies: { ...aReply(aMessage(account, 'one')), updatedAt: round },
    messages: aMessage(account, `kept-${round}`, { createdAt: KEPT_AT + round }),
  } as const;
}

/** What is wrong with what is stored, or null. `acknowledged`: the last round that was told to be kept. */
export async function differenceIn(store: Store, acknowledged: number): Promise<string | null> {
  const reader = store.acrossWorkspaces;
  const { conversations, replies } = keptIn(0);
  const conversation = await reader.get('conversations', conversations.id);
  const round = conversation?.lastActivityAt ?? 0;
  if (round < acknowledged) return `round ${acknowledged} was acknowledged, ${round} is there`;
  const messages = await reader.find('messages', {});
  if (round > 0) {
    const reply = await reader.get('replies', replies.id);
    const last = keptIn(round);
    if (!isDeepStrictEqual(conversation, last.conversations)) return 'the conversation is another';
    if (!isDeepStrictEqual(reply, last.replies)) return 'a round is there by half';
  }
  const kept = new Map(messages.map((message) => [message.id, message]));
  for (let number = 1; number <= round; number += 1) {
    const wanted = keptIn(number).messages;
    if (!isDeepStrictEqual(kept.get(wanted.id), wanted)) return `round ${number} is not whole`;
    kept.delete(wanted.id);
  }
  return differenceInFetched([...kept.values()]);
}

/** They may be of an older round, but all of a group of the same one, each as it was written. */
function differenceInFetched(messages: readonly Message[]): string | null {
  const groups = Map.groupBy(messages, ({ remoteId }) => remoteId.split('-')[0] ?? '');
  for (const [group, found] of groups) {
    const round = Number.parseInt(found[0]?.text ?? '', 10);
    const written = new Map(fetchedIn(round).map((message) => [message.id, message]));
    if (found.length !== GROUP_SIZE) return `group ${group} is there by half`;
    for (const message of found)
      if (!isDeepStrictEqual(message, written.get(message.id))) return `${message.id} is another`;
  }
  return null;
}
