import { withoutThem, type Forgotten } from '#domain/forget.ts';
import { eventBesideThem, eventWithout } from '#domain/forget-events.ts';
import type { ParleyEvent } from '#domain/events.ts';
import type { ConversationId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import { breathe } from './breathe.ts';
import { conversationsOf } from './find-traces.ts';
import { pagesOf } from './pages.ts';
import { removeNames } from './remove-names.ts';
import type { Transaction, WorkspaceStore } from './store.ts';

const CACHE = { safety: 'cache' } as const;

/**
 * Removes all that was written by somebody, with them or about them. A conversation goes in one piece
 * with its events and replies, and the person last: after a crash it begins again with what is left.
 */
export async function removeTraces(
  store: WorkspaceStore,
  people: readonly Person[],
  them: Forgotten,
): Promise<void> {
  for (const id of await conversationsOf(store, people)) {
    await store.change((tx) => clearConversation(tx, id, them), CACHE);
    await breathe();
  }
  await dropQuotes(store, them);
  await dropReplies(store, them);
  await clearEvents(store, them);
  await removeNames(store, them);
  await dropPeople(store, people);
}

/** Without others in it, it goes; otherwise it is what the others make of it. */
function clearConversation(tx: Transaction, conversationId: ConversationId, them: Forgotten): void {
  const messages = tx.find('messages', { where: { conversationId } });
  const conversation = tx.get('conversations', conversationId);
  const { gone, left } = withoutThem({ conversation, messages }, them);
  const isOver = conversation !== null && left === null;
  for (const { id } of gone) tx.remove('messages', id);
  if (left !== null) tx.put('conversations', left);
  else if (isOver) tx.remove('conversations', conversationId);
  const messageIds = new Set<string>(gone.map(({ id }) => id));
  const replies = tx
    .find('replies', { where: { conversationId } })
    .filter(({ inReplyTo }) => left === null || messageIds.has(inReplyTo?.messageId ?? ''));
  for (const { id } of replies) tx.remove('replies', id);
  const replyIds = new Set<string>(replies.map(({ id }) => id));
  for (const event of tx.find('events', { where: { conversationId } })) {
    const without = isOver ? null : eventBesideThem(event, them, { messageIds, replyIds });
    putEvent(tx, event, without);
  }
}

function putEvent(tx: Transaction, event: ParleyEvent, without: ParleyEvent | null): void {
  if (without === null) tx.remove('events', event.id);
  else if (without !== event) tx.put('events', without);
}

/** Others, and we, have quoted them. */
async function dropQuotes(store: WorkspaceStore, them: Forgotten): Promise<void> {
  for await (const messages of pagesOf(store, 'messages', { where: {}, by: 'createdAt' })) {
    const quoting = messages.filter(
      ({ quote }) => quote?.state === 'shown' && them.handles.has(quote.authorHandle),
    );
    if (quoting.length > 0)
      await store.change((tx) => {
        for (const message of quoting) tx.put('messages', { ...message, quote: { state: 'gone' } });
      }, CACHE);
  }
}

/** First messages to them, which belong to no conversation yet. */
async function dropReplies(store: WorkspaceStore, them: Forgotten): Promise<void> {
  const about = (await store.find('replies', {})).filter((reply) => isTo(reply, them));
  await store.change((tx) => {
    for (const { id } of about) tx.remove('replies', id);
  }, CACHE);
}

function isTo({ to, inReplyTo }: Reply, { handles }: Forgotten): boolean {
  return (
    (to !== undefined && handles.has(to.handle)) ||
    (inReplyTo !== undefined && handles.has(inReplyTo.authorHandle))
  );
}

/** What happened, without them. */
export async function clearEvents(store: WorkspaceStore, them: Forgotten): Promise<void> {
  const kinds = await store.countBy('events', 'kind', {});
  for (const kind of kinds.keys())
    for await (const events of pagesOf(store, 'events', { where: { kind }, by: 'at' })) {
      const changed = events
        .map((event) => ({ event, without: eventWithout(event, them) }))
        .filter(({ event, without }) => without !== event);
      if (changed.length > 0)
        await store.change((tx) => {
          for (const { event, without } of changed) putEvent(tx, event, without);
        }, CACHE);
    }
}

async function dropPeople(store: WorkspaceStore, people: readonly Person[]): Promise<void> {
  const ids = new Set(people.map(({ id }) => id));
  await store.change((tx) => {
    for (const otherId of people.flatMap(({ apartFrom }) => apartFrom ?? [])) {
      const other = tx.get('people', otherId);
      const apartFrom = other?.apartFrom?.filter((id) => !ids.has(id));
      if (other !== null && apartFrom !== undefined) tx.put('people', { ...other, apartFrom });
    }
    for (const id of ids) tx.remove('people', id);
  }, CACHE);
}
