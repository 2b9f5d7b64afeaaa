import type { Column } from '#domain/column.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import { isNamedInFull, withoutNames, type Forgotten } from '#domain/forget.ts';
import type { LibraryEntry } from '#domain/library.ts';
import type { Monitor } from '#domain/monitor.ts';
import type { Person } from '#domain/person.ts';
import { pagesOf } from './pages.ts';
import type { Transaction, WorkspaceStore } from './store.ts';

const CACHE = { safety: 'cache' } as const;
const STATES: readonly ConversationState[] = ['open', 'waiting', 'snoozed', 'done'];

/** What was typed elsewhere and names them: notes and drafts go, everything else loses the name. */
export async function removeNames(store: WorkspaceStore, them: Forgotten): Promise<void> {
  for (const state of STATES)
    for await (const some of pagesOf(store, 'conversations', { where: { state }, by: AT })) {
      const changed = differing(some, (conversation) => conversationWithout(conversation, them));
      await store.change((tx) => {
        for (const conversation of changed) tx.put('conversations', conversation);
      }, CACHE);
    }
  for await (const some of pagesOf(store, 'people', { where: {}, by: 'lastSeenAt' })) {
    const others = some.filter(({ id }) => !them.ids.has(id));
    const changed = differing(others, (person) => personWithout(person, them));
    await store.change((tx) => {
      for (const person of changed) tx.put('people', person);
    }, CACHE);
  }
  await store.change((tx) => {
    for (const entry of tx.find('library', {}))
      if (isPlaceOf(entry, them)) tx.remove('library', entry.id);
      else tx.put('library', withoutNames(entry, them));
    for (const changed of differing(tx.find('monitors', {}), (one) => heardWithout(tx, one, them)))
      tx.put('monitors', changed);
  }, CACHE);
}

const AT = 'lastActivityAt';

function differing<Document>(
  documents: readonly Document[],
  without: (document: Document) => Document,
): readonly Document[] {
  return documents.flatMap((document) => {
    const changed = without(document);
    return changed === document ? [] : [changed];
  });
}

function conversationWithout(conversation: Conversation, them: Forgotten): Conversation {
  const { notes, noteDraft = '', ...rest } = conversation;
  const left = notes.filter(({ text }) => !isNamedInFull(text, them));
  const keepsDraft = noteDraft !== '' && !isNamedInFull(noteDraft, them);
  if (left.length === notes.length && keepsDraft === (noteDraft !== '')) return conversation;
  return { ...rest, notes: left, ...(keepsDraft ? { noteDraft } : {}) };
}

/** What others say of themselves is theirs; what was typed about them is not. */
function personWithout(person: Person, them: Forgotten): Person {
  const { note, fields } = person;
  const typed = {
    ...(note === undefined ? {} : { note }),
    ...(fields === undefined ? {} : { fields }),
  };
  const left = withoutNames(typed, them);
  return left === typed ? person : { ...person, ...left };
}

/** A column or a view that shows them and nobody else. */
function isPlaceOf(entry: LibraryEntry, them: Forgotten): boolean {
  if (entry.kind !== 'column' && entry.kind !== 'saved-view') return false;
  if (entry.kind === 'column' && isTheirFeed(entry, them)) return true;
  const text = JSON.stringify(entry);
  return [...them.ids].some((id) => text.includes(JSON.stringify(id)));
}

/** What they write, by their handle. */
function isTheirFeed({ source }: Column, { handles }: Forgotten): boolean {
  if (source.kind !== 'feed' || source.feed.kind !== 'author') return false;
  const wanted = source.feed.param?.replace(/^@/u, '');
  return [...handles].some((handle) => handle.replace(/^@/u, '') === wanted);
}

/** What was learned from their mentions holds their name or their words; what it listens for is ours. */
function heardWithout(tx: Transaction, monitor: Monitor, { ids }: Forgotten): Monitor {
  const { rules = [] } = monitor;
  const left = rules.filter((rule) => {
    if (rule.kind === 'author') return !ids.has(rule.authorId);
    return rule.kind !== 'message' || tx.get('messages', rule.messageId) !== null;
  });
  return left.length === rules.length ? monitor : { ...monitor, rules: left };
}
