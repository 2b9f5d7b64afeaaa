import { dueBelow, type InboxFilter } from '#domain/inbox-filter.ts';
import type { ConversationState } from '#domain/conversation.ts';
import type { Query } from './store.ts';

export type Where = NonNullable<Query['where']>;

/**
 * Questions to the store whose answers together are the conversations of a state that fit. None of
 * them answers the same conversation twice, so that counts can be added.
 */
export function questionsOf(
  asked: { readonly state: ConversationState; readonly filter?: InboxFilter },
  now: number,
): readonly Where[] {
  const { state, filter = {} } = asked;
  const same = sharedWhere(filter, now);
  const tones = sentimentsOf(filter);
  return statesOf(state, now).flatMap((part) =>
    tones.flatMap((tone) =>
      peopleOf(filter).map((people) => Object.assign({}, same, tone, part, people)),
    ),
  );
}

/** A snooze whose time came counts as open already, although it is written down a moment later. */
function statesOf(state: ConversationState, now: number): readonly Where[] {
  switch (state) {
    case 'open':
      return [{ state }, { state: 'snoozed', snoozedUntil: { below: now + 1 } }];
    case 'snoozed':
      // Without a time it sleeps until somebody answers.
      return [
        { state, snoozedUntil: { from: now + 1 } },
        { state, snoozedUntil: { exists: false } },
      ];
    case 'waiting':
    case 'done':
      return [{ state }];
  }
}

/** "Unknown" is also where nothing is written. */
function sentimentsOf({ sentiments }: InboxFilter): readonly Where[] {
  if (sentiments === undefined) return [{}];
  const named: Where = { sentiment: { inList: sentiments } };
  return sentiments.includes('unknown') ? [named, { sentiment: { exists: false } }] : [named];
}

function sharedWhere(filter: InboxFilter, now: number): Where {
  const { kinds, networks, accountIds, labelIds, isUnread, due, from, until } = filter;
  return {
    ...(kinds === undefined ? {} : { kind: { inList: kinds } }),
    ...(networks === undefined ? {} : { network: { inList: networks } }),
    ...(accountIds === undefined ? {} : { accountId: { inList: accountIds } }),
    ...(labelIds === undefined ? {} : { labelIds: hasAny(labelIds) }),
    ...(isUnread === true ? { unreadCount: { from: 1 } } : {}),
    ...(due === undefined ? {} : { dueAt: { from: 0, below: dueBelow(due, now) } }),
    ...(from === undefined && until === undefined
      ? {}
      : { lastActivityAt: { from: from ?? 0, ...(until === undefined ? {} : { below: until }) } }),
  };
}

/** So many values at once are looked up one by one; more would be compared with every conversation. */
export const MOST_AT_ONCE = 64;

/** The one person must be among the others, where both are asked for. */
function peopleOf({ personId, personIds }: InboxFilter): readonly Where[] {
  if (personIds === undefined) return [personId === undefined ? {} : { personId }];
  const ids = personId === undefined ? personIds : personIds.filter((id) => id === personId);
  return chunksOf([...new Set(ids)], MOST_AT_ONCE).map((some) => ({ personId: { inList: some } }));
}

/** At least one, also of nothing: the question is still asked. */
export function chunksOf<Value>(
  values: readonly Value[],
  size: number,
): readonly (readonly Value[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(values.length / size)) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

/** One label is a walk through its side table in the order of time. */
function hasAny(labelIds: readonly string[]): Where[string] {
  const [only, ...more] = labelIds;
  return only !== undefined && more.length === 0 ? { has: only } : { hasAny: labelIds };
}
