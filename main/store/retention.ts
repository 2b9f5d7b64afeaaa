import type { Conversation } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { Workspace } from '#domain/workspace.ts';
import { breathe } from './breathe.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { toMango } from './mango.ts';
import type { CollectionName, Place, Query } from './store.ts';

/** Documents per transaction, so that the window never waits long. */
const CHUNK = 200;

type Old = { readonly before: number; readonly isClosed: () => boolean };

/**
 * Deletes what is done and was last active before a time: conversations with their messages and replies.
 * One with a reply that is not sent stays. So do messages of columns alone: they go by their own time.
 */
export async function dropOld(database: OpenDatabase, old: Old): Promise<void> {
  await dropConversations(database, old);
  await dropFeedMessages(database, old);
}

async function dropConversations(database: OpenDatabase, { before, isClosed }: Old): Promise<void> {
  let after: Place | undefined;
  while (!isClosed()) {
    const found = find<Conversation>(database, 'conversations', {
      where: { state: 'done' },
      sort: [['lastActivityAt', 'asc']],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    for (const { id, lastActivityAt } of found) {
      if (lastActivityAt >= before || isClosed()) return;
      await dropConversation(database, id);
      await breathe();
    }
    const last = found.at(-1);
    if (last === undefined) return;
    after = { at: last.lastActivityAt, id: last.id };
  }
}

/** Messages first: when the app ends in between, the conversation is found again. */
async function dropConversation(database: OpenDatabase, conversationId: string): Promise<void> {
  const replies = find<Reply>(database, 'replies', { where: { conversationId } });
  if (replies.some(({ status }) => status.state !== 'sent' && status.state !== 'canceled')) return;
  for (;;) {
    const messages = find<Message>(database, 'messages', {
      where: { conversationId },
      limit: CHUNK,
    });
    const isLast = messages.length < CHUNK;
    database.storage.atomic(DATABASE, { durable: false }, (tx) => {
      for (const { id } of messages) tx.remove('messages', id);
      if (!isLast) return;
      for (const { id } of replies) tx.remove('replies', id);
      tx.remove('conversations', conversationId);
    });
    if (isLast) return;
    await breathe();
  }
}

async function dropFeedMessages(database: OpenDatabase, { before, isClosed }: Old): Promise<void> {
  for (const { id: workspaceId } of find<Workspace>(database, 'workspaces', {})) {
    let after: Place | undefined;
    while (!isClosed()) {
      const found = find<Message>(database, 'messages', {
        where: { workspaceId, createdAt: { below: before } },
        sort: [['createdAt', 'asc']],
        limit: CHUNK,
        ...(after === undefined ? {} : { after }),
      });
      const last = found.at(-1);
      if (last === undefined) break;
      after = { at: last.createdAt, id: last.id };
      database.storage.atomic(DATABASE, { durable: false }, (tx) => {
        for (const { id, conversationId } of found)
          if (tx.get('conversations', conversationId) === null) tx.remove('messages', id);
      });
      await breathe();
    }
  }
}

function find<Document extends object>(
  { storage }: OpenDatabase,
  name: CollectionName,
  query: Query,
): readonly Document[] {
  return storage.reader(DATABASE).query<Document>(name, toMango(query));
}
