import { fold } from '#domain/search-text.ts';
import type { ParsedSearch } from '#domain/search-query.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Query, Reader } from './store.ts';
import { hasWord } from './full-text.ts';

/** What of a search is not a word: narrowed in the question itself, or looked at afterwards. */
export type SearchFilter = {
  readonly accountIds: readonly string[] | null;
  /** Conversations that come into question, when they are few; null: look at each afterwards. */
  readonly conversationIds: readonly string[] | null;
  /** null when the conversation does not matter. */
  readonly fitsConversation:
    | ((conversation: Conversation | undefined, message: Message) => boolean)
    | null;
  /** null when the message itself need not be looked at again. */
  readonly fitsText: ((message: Message) => boolean) | null;
};

const STATES: readonly ConversationState[] = ['open', 'waiting', 'snoozed', 'done'];

export async function filterOf(
  parsed: ParsedSearch,
  reader: Pick<Reader, 'find'>,
  isByIndex: boolean,
): Promise<SearchFilter> {
  const states = STATES.filter((state) => parsed.inside.some((name) => fold(name) === state));
  const places = parsed.inside.filter((name) => !STATES.some((state) => state === fold(name)));
  const accountIds = places.length === 0 ? null : await accountsCalled(places, reader);
  const labelIds = parsed.labels.length === 0 ? null : await labelsCalled(parsed.labels, reader);
  const hasStates = states.length > 0;
  const conversationIds = await fewConversations(
    { labelIds, states: accountIds === null ? states : [] },
    reader,
  );
  return {
    conversationIds,
    // "in:done in:rabe" are alternatives: then the account alone must not narrow.
    accountIds: hasStates ? null : accountIds,
    fitsConversation:
      hasStates || labelIds !== null
        ? (conversation, message) =>
            (labelIds === null || isLabeled(conversation, labelIds)) &&
            (!hasStates ||
              states.some((state) => conversation?.state === state) ||
              accountIds?.includes(message.accountId) === true)
        : null,
    fitsText: textFilter(parsed, isByIndex),
  };
}

/** Up to so many ids are handed to the index; beyond, most messages fit anyway. */
const FEW = 2000;

/** Those with a label or in a state: a few open ones among very many that are done. */
async function fewConversations(
  wanted: {
    readonly labelIds: ReadonlySet<string> | null;
    readonly states: readonly ConversationState[];
  },
  reader: Pick<Reader, 'find'>,
): Promise<readonly string[] | null> {
  const questions: NonNullable<Query['where']>[] = [];
  if (wanted.labelIds !== null)
    questions.push(...[...wanted.labelIds].map((id) => ({ labelIds: { has: id } })));
  else if (wanted.states.length > 0) questions.push({ state: { inList: wanted.states } });
  else return null;
  const ids = new Set<string>();
  for (const where of questions) {
    const found = await reader.find('conversations', { where, limit: FEW + 1 });
    for (const { id } of found) ids.add(id);
    if (ids.size > FEW) return null;
  }
  return [...ids];
}

function isLabeled(conversation: Conversation | undefined, labelIds: ReadonlySet<string>): boolean {
  return conversation?.labelIds.some((id) => labelIds.has(id)) === true;
}

/** What the index could not answer: signs and emoji, and "not this" when nothing else was asked. */
function textFilter(parsed: ParsedSearch, isByIndex: boolean): SearchFilter['fitsText'] {
  const terms = parsed.terms.filter((term) => !isByIndex || !hasWord(term.text));
  const authors = parsed.from.some(hasWord) ? [] : parsed.from.map(fold);
  if (terms.length === 0 && authors.length === 0) return null;
  const wanted = terms.map((term) => ({ text: fold(term.text), isExcluded: term.isExcluded }));
  return (message) => {
    const author = fold(`${message.authorName} ${message.authorHandle}`);
    const text = `${fold(`${message.contentWarning ?? ''}\n${message.text}`)}\n${author}`;
    return (
      wanted.every((term) => text.includes(term.text) !== term.isExcluded) &&
      (authors.length === 0 || authors.some((name) => author.includes(name)))
    );
  };
}

/** Accounts by part of their handle, or all of a client by the beginning of its name. */
async function accountsCalled(
  names: readonly string[],
  reader: Pick<Reader, 'find'>,
): Promise<readonly string[]> {
  const wanted = names.map(fold);
  const clients = new Set(
    (await reader.find('workspaces', {}))
      .filter((client) => wanted.some((name) => fold(client.name).startsWith(name)))
      .map((client) => client.id),
  );
  const accounts = await reader.find('accounts', {});
  return accounts
    .filter(
      (account) =>
        clients.has(account.workspaceId) ||
        wanted.some((name) => fold(account.handle).includes(name)),
    )
    .map((account) => account.id);
}

async function labelsCalled(
  names: readonly string[],
  reader: Pick<Reader, 'find'>,
): Promise<ReadonlySet<string>> {
  const wanted = names.map(fold);
  const entries = await reader.find('library', { where: { kind: 'label' } });
  return new Set(
    entries
      .filter(
        (entry) => entry.kind === 'label' && wanted.some((name) => fold(entry.name).includes(name)),
      )
      .map((entry) => entry.id),
  );
}
