import type { Failure } from './failure.ts';
import type { Message } from './message.ts';
import type { Reply, SendIntent } from './reply.ts';
import { backToDraft } from './reply-wishes.ts';
import { joinSources, type TextPart } from './split-text.ts';

/** One answer in several parts: queued together, sent one after the other, taken back together. */

/** What is made for each part before the write, because it is not the store that makes it. */
export type MadePart = Pick<Reply, 'id'> & Pick<SendIntent, 'key' | 'chosenId'>;

/**
 * The parts as documents in the order in which they go out. `first` is the queued answer with the
 * whole text; files go with the first part.
 */
export function partsOf(
  first: Reply,
  texts: readonly TextPart[],
  made: readonly MadePart[],
): readonly Reply[] {
  const { status } = first;
  if (status.state !== 'queued' || texts.length < 2) return [first];
  const key = status.intent.key;
  const ids = [first.id, ...made.map(({ id }) => id)];
  return texts.map(({ text, source }, index) => {
    const after = ids[index - 1];
    const part = { key, index, count: texts.length, source };
    if (after === undefined) return { ...first, part, content: { ...first.content, text } };
    const { id, ...own } = made[index - 1] ?? { id: first.id, key };
    return {
      ...first,
      id,
      part: { ...part, after },
      content: { ...first.content, text, media: [] },
      status: {
        ...status,
        intent: {
          ...own,
          // One moment after the other, as their readers will see them.
          createdAt: status.intent.createdAt + index,
          order: status.intent.order + index,
        },
      },
    };
  });
}

export type Placed = Reply | { readonly failure: Failure };

/**
 * The part with its place behind the one before it, or why it has none. Whom it addresses stays: they
 * are told of every part. `sent`: the own message that the part before became, when it is stored.
 */
export function placeAfter(reply: Reply, before: Reply | null, sent: Message | null): Placed {
  if (reply.part?.after === undefined) return reply;
  if (before?.status.state !== 'sent') return { failure: { code: 'part-missing' } };
  const { after: _, ...part } = reply.part;
  if (sent === null)
    return reply.inReplyTo === undefined
      ? { failure: { code: 'part-missing' } }
      : { ...reply, part };
  const { ext: _ext, ...address } = reply.inReplyTo ?? addressOfOwn(sent);
  return {
    ...reply,
    part,
    inReplyTo: {
      ...address,
      messageId: sent.id,
      remoteId: sent.remoteId,
      version: sent.version,
      ...(sent.ext === undefined ? {} : { ext: sent.ext }),
    },
  };
}

/** A post of our own that goes on: it is its own beginning, and nobody but us is answered. */
function addressOfOwn(sent: Message): NonNullable<Reply['inReplyTo']> {
  return {
    messageId: sent.id,
    remoteId: sent.remoteId,
    rootRemoteId: sent.conversationId.slice(sent.accountId.length + 1),
    authorHandle: sent.authorHandle,
    authorRemoteId: sent.authorId.slice(`${sent.workspaceId}|${sent.network}|`.length),
    version: sent.version,
  };
}

/**
 * What of an answer in parts can still be taken back: this part and all behind it, or with the first
 * one that waits all of them. Empty when it stands alone.
 */
export function openParts(reply: Reply, all: readonly Reply[]): readonly Reply[] {
  const { part } = reply;
  if (part === undefined) return [];
  return all
    .filter((other) => other.part?.key === part.key && backToDraft(other.status) !== null)
    .toSorted((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0));
}

/** The parts that were thrown away together with this one, in their order. */
export function partsThrownAway(reply: Reply, all: readonly Reply[]): readonly Reply[] {
  const { part, status } = reply;
  if (part === undefined || status.state !== 'canceled') return [];
  const { canceledAt } = status;
  return all
    .filter(
      (other) =>
        other.part?.key === part.key &&
        other.status.state === 'canceled' &&
        other.status.canceledAt === canceledAt,
    )
    .toSorted((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0));
}

/** One draft from the parts that were taken back: what was written, and all files. */
export function joinedDraft(parts: readonly Reply[]): Reply | null {
  const [first] = parts;
  if (first === undefined) return null;
  const { part: _, ...whole } = first;
  return {
    ...whole,
    content: {
      ...first.content,
      text: joinSources(parts.map(({ part }) => part?.source ?? '')),
    },
    status: { state: 'draft' },
  };
}
