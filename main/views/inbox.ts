import { views } from '#contract/views.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import { withPeople } from '#main/store/people-lists.ts';
import type { Altered, Reader, Store } from '#main/store/store.ts';
import { alters, isAltered, ofKind } from './concerns.ts';
import { altersLists } from './people-lists.ts';
import { altersInbox } from './inbox-change.ts';
import { inboxContext, toInboxRow } from './inbox-row.ts';
import { countState, findInbox, type Found, type InboxArgs } from './inbox-query.ts';
import { findRisks, type FoundRisks } from './inbox-risk.ts';
import { searchInbox, type FoundHits } from './inbox-search.ts';
import { readerOf } from './scope.ts';
import { countIn, ofClient } from './state-counts.ts';
import { view } from './view.ts';

export const inboxView = view(views.inbox, {
  async read(asked, ports) {
    const reader = readerOf(ports.store, asked.workspaceId);
    const args: InboxArgs = { ...asked, filter: await withPeople(reader, asked.filter) };
    const now = ports.clock.now();
    const { conversations, total, ends, risks, hits } = await findRows(ports.store, args, now);
    const context = await inboxContext(ports, args.workspaceId);
    return {
      rows: conversations.map((conversation) => {
        const risk = risks?.get(conversation.id);
        return Object.assign(
          toInboxRow(conversation, context, ports),
          risk === undefined ? {} : { risk },
          hits === undefined ? {} : { found: hits.get(conversation.id) },
        );
      }),
      rest: { total, ends },
      seen: args,
    };
  },
  on: {
    // Which conversations a search finds is known to the search alone.
    conversations: (change, { args, rest, seen = args }, now) =>
      isSearch(args) || altersInbox(change, { args: seen, ends: rest.ends, now }),
    people: (change, { args }) =>
      change.documents.some((one) => isMutedAnew(one) || isAltered<Person>(one, ['leadId'])) ||
      (args.filter.listIds !== undefined && altersLists(change)) ||
      (args.sort === 'risk' && altersReach(change)),
    // Messages say nothing that their conversation does not say, unless words are looked for in them.
    messages: (change, { args }) => isSearch(args) && altersFound(change),
    replies: ({ documents }, { rows }) => {
      const shown = new Set<string>(rows.map(({ id }) => id));
      return documents.some(
        (one) =>
          shown.has((one.after ?? one.before)?.conversationId ?? '') &&
          isAltered<Reply>(one, ['status']),
      );
    },
    library: ofKind('label'),
  },
  follows: ({ settings }) => settings.loadPictures,
});

async function findRows(
  store: Store,
  args: InboxArgs,
  now: number,
): Promise<Found & Partial<FoundRisks & FoundHits>> {
  const reader = readerOf(store, args.workspaceId);
  if (isSearch(args)) return await searchInbox(reader, args, { words: args.search ?? '', now });
  if (args.sort === 'risk') return await findRisks(reader, args, now);
  const found = await findInbox(reader, args, now);
  return { ...found, total: await countAll({ store, reader }, args, now) };
}

/** How long the whole list is. */
async function countAll(
  { store, reader }: { readonly store: Store; readonly reader: Reader },
  { workspaceId, state, filter }: InboxArgs,
  now: number,
): Promise<number> {
  if (Object.values(filter).some((one) => one !== undefined))
    return await countState(reader, { state, filter, now });
  return await countIn(store, state, { whose: ofClient(workspaceId), now });
}

function isSearch({ search = '' }: { readonly search?: string | undefined }): boolean {
  return search.trim() !== '';
}

/** Whoever is tied to somebody muted is muted, too: `leadId` says who is one person. */
function isMutedAnew({ before, after }: Altered<Person>): boolean {
  return (before?.isMuted === true) !== (after?.isMuted === true);
}

/** How far a person carries, over all their identities. */
const altersReach = alters<Person>('reach', 'leadId');

/** What a search looks at in a message. */
const altersFound = alters<Message>(
  'text',
  'contentWarning',
  'authorName',
  'authorHandle',
  'createdAt',
);
