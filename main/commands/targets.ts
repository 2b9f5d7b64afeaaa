import type { z } from 'zod';
import type { triageCommands } from '#contract/triage-commands.ts';
import type { InboxQuery } from '#contract/inbox-filter.ts';
import type { Conversation } from '#domain/conversation.ts';
import { isHit, wordsOfSearch } from '#domain/found-words.ts';
import type { ConversationId, WorkspaceId } from '#domain/ids.ts';
import { fitsFilter } from '#domain/inbox-filter.ts';
import { questionsOf } from '#main/store/inbox-questions.ts';
import { withPeople } from '#main/store/people-lists.ts';
import type { Reader, Store } from '#main/store/store.ts';
import type { CommandPorts } from './command.ts';

type Targets = z.output<(typeof triageCommands)['conversation.setState']['args']>['conversations'];
/** Conversations by their client. */
export type Resolved = ReadonlyMap<WorkspaceId, readonly ConversationId[]>;

/** Messages that are looked through for "everything that was found". */
const MOST_HITS = 50_000;

/** What the window named, or all of a list as it is now. */
export async function resolveTargets(
  targets: Targets,
  { store, clock }: Pick<CommandPorts, 'store' | 'clock'>,
): Promise<Resolved> {
  if (!('all' in targets)) return byClient(targets);
  const found = await allOf(targets.all, { store, now: clock.now() });
  return byClient(found.map(({ workspaceId, id }) => ({ workspaceId, conversationId: id })));
}

function byClient(
  ones: readonly { readonly workspaceId: WorkspaceId; readonly conversationId: ConversationId }[],
): Resolved {
  const groups = Map.groupBy(ones, (one) => one.workspaceId);
  return new Map([...groups].map(([id, group]) => [id, group.map((one) => one.conversationId)]));
}

async function allOf(
  query: InboxQuery,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<readonly Conversation[]> {
  const { workspaceId } = query;
  const reader = workspaceId === null ? store.acrossWorkspaces : store.forWorkspace(workspaceId);
  const filter = await withPeople(reader, query.filter);
  const words = query.search?.trim() ?? '';
  if (words !== '') return await allFound(reader, words, (one) => fitsFilter(one, filter, now));
  const found = await Promise.all(
    questionsOf({ state: query.state, filter }, now).map(
      async (where) => await reader.find('conversations', { where }),
    ),
  );
  return found.flat();
}

async function allFound(
  reader: Reader,
  words: string,
  fits: (conversation: Conversation) => boolean,
): Promise<readonly Conversation[]> {
  const messages = await reader.searchMessages({ words, limit: MOST_HITS });
  const wanted = wordsOfSearch(words);
  const hits = messages.filter((message) => isHit(message, wanted));
  const ids = new Set(hits.map(({ conversationId }) => conversationId));
  const found = await reader.getMany('conversations', [...ids]);
  return [...found.values()].filter(fits);
}
