import type { Conversation } from '#domain/conversation.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { forgottenOf, withoutThem } from '#domain/forget.ts';
import type { Message } from '#domain/message.ts';
import type { HeldAboutPerson } from '#domain/person-file.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import { breathe } from './breathe.ts';
import { conversationsOf } from './find-traces.ts';
import { pagesOf } from './pages.ts';
import type { WorkspaceStore } from './store.ts';

/** All that is kept about somebody: just what would go if they were forgotten. Changes nothing. */
export async function gatherPerson(
  store: WorkspaceStore,
  identities: readonly Person[],
): Promise<HeldAboutPerson> {
  const them = forgottenOf(identities);
  const conversations: Conversation[] = [];
  const messages: Message[] = [];
  const replies = new Map<string, Reply>();
  for (const conversationId of await conversationsOf(store, identities)) {
    const all = await store.find('messages', { where: { conversationId } });
    const conversation = await store.get('conversations', conversationId);
    const { gone } = withoutThem({ conversation, messages: all }, them);
    const goneIds = new Set<string>(gone.map(({ id }) => id));
    messages.push(...gone);
    if (conversation !== null) conversations.push(conversation);
    for (const reply of await store.find('replies', { where: { conversationId } }))
      if (goneIds.has(reply.inReplyTo?.messageId ?? '')) replies.set(reply.id, reply);
    await breathe();
  }
  for (const reply of await store.find('replies', {}))
    if (them.handles.has(reply.to?.handle ?? '')) replies.set(reply.id, reply);
  const library = await store.find('library', {});
  const labelIds = new Set([...identities, ...conversations].flatMap((one) => one.labelIds));
  const listIds = new Set(identities.flatMap((one) => one.listIds ?? []));
  return {
    identities,
    conversations,
    messages: messages.toSorted((a, b) => a.createdAt - b.createdAt),
    replies: [...replies.values()].filter(({ status }) => status.state !== 'sent'),
    labels: library.filter((one) => one.kind === 'label').filter(({ id }) => labelIds.has(id)),
    lists: library.filter((one) => one.kind === 'people-list').filter(({ id }) => listIds.has(id)),
    fields: library.filter((one) => one.kind === 'person-field'),
    events: await eventsAbout(store, {
      ids: [...identities.map(({ id }) => id), ...messages.map(({ id }) => id), ...replies.keys()],
    }),
  };
}

/** What happened with them and to them, the oldest first. */
async function eventsAbout(
  store: WorkspaceStore,
  { ids }: { readonly ids: readonly string[] },
): Promise<readonly ParleyEvent[]> {
  const about = new Set(ids);
  const found: ParleyEvent[] = [];
  const kinds = await store.countBy('events', 'kind', {});
  for (const kind of kinds.keys())
    for await (const events of pagesOf(store, 'events', { where: { kind }, by: 'at' }))
      found.push(...events.filter((event) => isAbout(event, about)));
  return found.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function isAbout(event: ParleyEvent, about: ReadonlySet<string>): boolean {
  const named = [
    ...('messageId' in event ? [event.messageId] : []),
    ...('replyId' in event ? [event.replyId] : []),
    ...('personId' in event ? [event.personId] : []),
    ...('otherId' in event ? [event.otherId] : []),
    ...(event.kind === 'conversation.marked' ? event.messageIds : []),
    ...(event.kind === 'person.tied' ? Object.keys(event.before) : []),
  ];
  return named.some((id) => id !== undefined && about.has(id));
}
