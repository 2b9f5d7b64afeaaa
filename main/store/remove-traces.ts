import type { ParleyEvent } from '#domain/events.ts';
import type { ConversationId, MessageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { isNamedInFull, withoutThem, type Forgotten } from '#domain/forget.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import { breathe } from './breathe.ts';
import type { CollectionName, Documents, Place, Query, WorkspaceStore } from './store.ts';

const CHUNK = 200;
const CACHE = { safety: 'cache' } as const;

/**
 * What lies outside of the database: addresses of pictures and films, and files of our own replies; and
 * which messages went.
 */
export type Traces = {
  readonly urls: ReadonlySet<string>;
  readonly mediaIds: ReadonlySet<string>;
  readonly messageIds: ReadonlySet<string>;
};
type Found = {
  readonly urls: Set<string>;
  readonly mediaIds: Set<string>;
  readonly messageIds: Set<MessageId>;
  readonly conversationIds: Set<ConversationId>;
};

/**
 * Removes all that was written by somebody, with them or about them. Conversation by conversation, and
 * the person last: after a crash it begins again with what is left.
 */
export async function removeTraces(
  store: WorkspaceStore,
  people: readonly Person[],
): Promise<Traces> {
  const them: Forgotten = {
    ids: new Set(people.map(({ id }) => id)),
    remoteIds: new Set(people.map(({ remoteId }) => remoteId)),
    names: people.flatMap(({ name, handle }) => [name, handle.replace(/^@/u, '')]),
    handles: new Set(people.map(({ handle }) => handle)),
  };
  const found: Found = {
    urls: new Set(people.flatMap(({ avatarUrl }) => avatarUrl ?? [])),
    mediaIds: new Set(),
    messageIds: new Set(),
    conversationIds: new Set(),
  };
  for (const id of await conversationsOf(store, people))
    await clearConversation(store, id, { them, found });
  await dropQuotes(store, them);
  await dropReplies(store, { them, found });
  await dropEvents(store, { them, found });
  await dropPeople(store, people);
  return found;
}

type Work = { readonly them: Forgotten; readonly found: Found };

async function conversationsOf(
  store: WorkspaceStore,
  people: readonly Person[],
): Promise<ReadonlySet<ConversationId>> {
  const ids = new Set<ConversationId>();
  for (const { id } of people) {
    for await (const some of pagesOf(store, 'messages', {
      where: { authorId: id },
      by: 'createdAt',
    }))
      for (const { conversationId } of some) ids.add(conversationId);
    const where = { personId: id };
    for await (const some of pagesOf(store, 'conversations', { where, by: 'lastActivityAt' }))
      for (const conversation of some) ids.add(conversation.id);
  }
  return ids;
}

/** Without others in it, it goes; otherwise it is what the others make of it. */
async function clearConversation(
  store: WorkspaceStore,
  conversationId: ConversationId,
  { them, found }: Work,
): Promise<void> {
  await store.change((tx) => {
    const messages = tx.find('messages', { where: { conversationId } });
    const conversation = tx.get('conversations', conversationId);
    const { gone, left } = withoutThem({ conversation, messages }, them);
    for (const message of gone) {
      noteMessage(message, found);
      tx.remove('messages', message.id);
    }
    if (left !== null) tx.put('conversations', left);
    else if (conversation !== null) {
      found.conversationIds.add(conversationId);
      tx.remove('conversations', conversationId);
    }
    const goneIds = new Set(gone.map(({ id }) => id));
    for (const reply of tx.find('replies', { where: { conversationId } })) {
      const isAnswer = reply.inReplyTo !== undefined && goneIds.has(reply.inReplyTo.messageId);
      if (left !== null && !isAnswer) continue;
      for (const { mediaId } of reply.content.media) found.mediaIds.add(mediaId);
      tx.remove('replies', reply.id);
    }
  }, CACHE);
  await breathe();
}

function noteMessage({ id, authorAvatarUrl, media }: Message, found: Found): void {
  found.messageIds.add(id);
  if (authorAvatarUrl !== undefined) found.urls.add(authorAvatarUrl);
  for (const { url, previewUrl } of media)
    for (const address of [url, previewUrl]) if (address !== undefined) found.urls.add(address);
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
async function dropReplies(store: WorkspaceStore, { them, found }: Work): Promise<void> {
  const about = (await store.find('replies', {})).filter((reply) => isTo(reply, them));
  await store.change((tx) => {
    for (const { id, content } of about) {
      for (const { mediaId } of content.media) found.mediaIds.add(mediaId);
      tx.remove('replies', id);
    }
  }, CACHE);
}

function isTo({ to, inReplyTo }: Reply, { handles }: Forgotten): boolean {
  return (
    (to !== undefined && handles.has(to.handle)) ||
    (inReplyTo !== undefined && handles.has(inReplyTo.authorHandle))
  );
}

async function dropEvents(store: WorkspaceStore, { them, found }: Work): Promise<void> {
  const kinds = await store.countBy('events', 'kind', {});
  for (const kind of kinds.keys())
    for await (const events of pagesOf(store, 'events', { where: { kind }, by: 'at' })) {
      const about = events.filter((event) => isAbout(event, { them, found }));
      if (about.length > 0)
        await store.change((tx) => {
          for (const { id } of about) tx.remove('events', id);
        }, CACHE);
    }
}

function isAbout(event: ParleyEvent, { them, found }: Work): boolean {
  if ('conversationId' in event && found.conversationIds.has(event.conversationId)) return true;
  if ('messageId' in event && found.messageIds.has(event.messageId)) return true;
  const text = JSON.stringify(event);
  return (
    [...them.ids, ...found.messageIds].some((id) => text.includes(id)) || isNamedInFull(text, them)
  );
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

type Asked = { readonly where: NonNullable<Query['where']>; readonly by: string };

/** Everything, the oldest first, with breaks in between. What is removed meanwhile is not missed. */
async function* pagesOf<Name extends CollectionName>(
  store: WorkspaceStore,
  name: Name,
  { where, by }: Asked,
): AsyncGenerator<readonly Documents[Name][]> {
  let after: Place | undefined;
  for (;;) {
    const found: readonly Documents[Name][] = await store.find(name, {
      where,
      sort: [[by, 'asc']],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    const last = found.at(-1);
    if (last === undefined) return;
    after = { at: Number(Object.getOwnPropertyDescriptor(last, by)?.value), id: last.id };
    yield found;
    await breathe();
  }
}
