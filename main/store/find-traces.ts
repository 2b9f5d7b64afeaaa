import { withoutThem, type Forgotten } from '#domain/forget.ts';
import type { ConversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import { breathe } from './breathe.ts';
import { pagesOf } from './pages.ts';
import type { WorkspaceStore } from './store.ts';

/**
 * What hangs on somebody and cannot be found again once their messages are gone: addresses of pictures
 * and films, files that we attached for them, and the labels that they had.
 */
export type Traces = {
  readonly urls: readonly string[];
  readonly mediaIds: readonly string[];
  readonly labelIds: readonly string[];
};

/** Looks, and changes nothing. */
export async function findTraces(
  store: WorkspaceStore,
  people: readonly Person[],
  them: Forgotten,
): Promise<Traces> {
  const found = {
    urls: new Set(people.flatMap(({ avatarUrl }) => avatarUrl ?? [])),
    mediaIds: new Set<string>(),
    labelIds: new Set(people.flatMap((person) => person.labelIds)),
  };
  for (const conversationId of await conversationsOf(store, people)) {
    const messages = await store.find('messages', { where: { conversationId } });
    const conversation = await store.get('conversations', conversationId);
    const { gone } = withoutThem({ conversation, messages }, them);
    addAll(found.urls, gone.flatMap(addressesOf));
    const replies = await store.find('replies', { where: { conversationId } });
    addAll(found.mediaIds, replies.flatMap(filesOf));
    addAll(found.labelIds, conversation?.labelIds ?? []);
    await breathe();
  }
  const first = (await store.find('replies', {})).filter(({ to }) =>
    them.handles.has(to?.handle ?? ''),
  );
  addAll(found.mediaIds, first.flatMap(filesOf));
  return {
    urls: [...found.urls],
    mediaIds: [...found.mediaIds],
    labelIds: [...found.labelIds],
  };
}

function addAll(all: Set<string>, some: readonly string[]): void {
  for (const one of some) all.add(one);
}

function filesOf({ content }: Reply): readonly string[] {
  return content.media.map(({ mediaId }) => mediaId);
}

/** Where they wrote, and where an answer is owed to them. */
export async function conversationsOf(
  store: WorkspaceStore,
  people: readonly Person[],
): Promise<ReadonlySet<ConversationId>> {
  const ids = new Set<ConversationId>();
  for (const { id } of people) {
    const theirs = { where: { authorId: id }, by: 'createdAt' };
    for await (const some of pagesOf(store, 'messages', theirs))
      for (const { conversationId } of some) ids.add(conversationId);
    const owed = { where: { personId: id }, by: 'lastActivityAt' };
    for await (const some of pagesOf(store, 'conversations', owed))
      for (const conversation of some) ids.add(conversation.id);
  }
  return ids;
}

function addressesOf({ authorAvatarUrl, media, card }: Message): readonly string[] {
  const shown = media.flatMap(({ url, previewUrl }) => [url, previewUrl]);
  return [authorAvatarUrl, card?.imageUrl, ...shown].filter((url) => url !== undefined);
}
