import { isAnswer, type Arrival, type Stored } from '#domain/arrival.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { ConversationId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { mutedIn } from '#main/store/muted.ts';
import type { Transaction } from '#main/store/store.ts';

/** What one write reads and changes: each document is read once and written once. */
export type PageBuffer = {
  readonly stored: Stored;
  put(arrival: Pick<Arrival, 'message' | 'person' | 'conversation'>): void;
  /** Writes what changed. */
  flush(): void;
};

/** Of a conversation that begins here: how many newest messages may hold an answer of our own. */
const MESSAGES_LOOKED_AT = 50;

type Table<Document> = {
  readonly get: (id: string) => Document | null;
  put(document: Document): void;
  readonly changed: ReadonlyMap<string, Document>;
};

function bufferTable<Document extends { readonly id: string }>(
  read: (id: string) => Document | null,
): Table<Document> {
  const known = new Map<string, Document | null>();
  const changed = new Map<string, Document>();
  return {
    changed,
    get(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      const document = read(id);
      known.set(id, document);
      return document;
    },
    put(document) {
      known.set(document.id, document);
      changed.set(document.id, document);
    },
  };
}

export function bufferPage(transaction: Transaction): PageBuffer {
  const messages = bufferTable<Message>((id) => transaction.get('messages', id));
  const people = bufferTable<Person>((id) => transaction.get('people', id));
  const conversations = bufferTable<Conversation>((id) => transaction.get('conversations', id));
  let isMuted: ReturnType<typeof mutedIn> | null = null;
  const newestAnswer = (conversationId: ConversationId): Message | null => {
    const written = transaction
      .find('messages', {
        where: { conversationId },
        sort: [['createdAt', 'desc']],
        limit: MESSAGES_LOOKED_AT,
      })
      .filter(({ id }) => !messages.changed.has(id));
    const waiting = [...messages.changed.values()].filter(
      (message) => message.conversationId === conversationId,
    );
    const answers = [...written, ...waiting].filter(
      (message) => isAnswer(message) && !message.isDeletedRemotely,
    );
    return answers.toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null;
  };
  return {
    stored: {
      message: messages.get,
      person: people.get,
      conversation: conversations.get,
      newestAnswer,
      isMuted: (person) => (isMuted ??= mutedIn(transaction))(person),
    },
    put({ message, person, conversation }) {
      if (message !== undefined) messages.put(message);
      if (person !== undefined) people.put(person);
      if (conversation !== undefined) conversations.put(conversation);
    },
    flush() {
      for (const message of messages.changed.values()) transaction.put('messages', message);
      for (const person of people.changed.values()) transaction.put('people', person);
      for (const conversation of conversations.changed.values())
        transaction.put('conversations', conversation);
    },
  };
}
