import type { Conversation } from './conversation.ts';
import type { AccountId, PersonId } from './ids.ts';
import type { MessageKind } from './message.ts';
import type { Sentiment } from './sentiment.ts';

/**
 * Which conversations of a list are wanted. Everything that is said must hold together; several
 * values of one list are alternatives.
 */
export type InboxFilter = {
  readonly kinds?: readonly MessageKind[] | undefined;
  readonly networks?: readonly string[] | undefined;
  readonly accountIds?: readonly AccountId[] | undefined;
  readonly labelIds?: readonly string[] | undefined;
  readonly sentiments?: readonly Sentiment[] | undefined;
  readonly isUnread?: boolean | undefined;
  /** `soon`: within a day, or over already. */
  readonly due?: 'overdue' | 'soon' | undefined;
  readonly personId?: PersonId | undefined;
  /** Whoever is on one of the lists that `NamedFilter` speaks of. */
  readonly personIds?: readonly PersonId[] | undefined;
  /** Something happened at or after this moment, ms since epoch. */
  readonly from?: number | undefined;
  /** Nothing happened at or after this moment, ms since epoch. */
  readonly until?: number | undefined;
};

/** As it is chosen and kept: by lists of people, whoever is on them then. */
export type NamedFilter = Omit<InboxFilter, 'personIds'> & {
  readonly personIds?: never;
  readonly listIds?: readonly string[] | undefined;
};

const SOON_MS = 24 * 3_600_000;

/** Answers that are due before this moment are wanted. */
export function dueBelow(due: NonNullable<InboxFilter['due']>, now: number): number {
  return due === 'overdue' ? now : now + SOON_MS;
}

type Filtered = Pick<
  Conversation,
  'kind' | 'network' | 'accountId' | 'labelIds' | 'unreadCount' | 'personId' | 'lastActivityAt'
> & { readonly dueAt?: number | undefined; readonly sentiment?: Sentiment | undefined };

/** The same question as the store answers, for conversations that were found in another way. */
export function fitsFilter(one: Filtered, filter: InboxFilter, now: number): boolean {
  const { labelIds, isUnread } = filter;
  return (
    isAmong(filter.kinds, one.kind) &&
    isAmong(filter.networks, one.network) &&
    isAmong(filter.accountIds, one.accountId) &&
    isAmong(filter.sentiments, one.sentiment ?? 'unknown') &&
    (labelIds === undefined || labelIds.some((id) => one.labelIds.includes(id))) &&
    (isUnread !== true || one.unreadCount > 0) &&
    isWanted(one.personId, filter) &&
    isInTime(one, filter, now)
  );
}

function isWanted(one: PersonId, { personId, personIds }: InboxFilter): boolean {
  return (personId === undefined || personId === one) && isAmong(personIds, one);
}

function isInTime(
  { dueAt, lastActivityAt }: Filtered,
  { due, from, until }: InboxFilter,
  now: number,
): boolean {
  return (
    (due === undefined || (dueAt !== undefined && dueAt < dueBelow(due, now))) &&
    (from === undefined || lastActivityAt >= from) &&
    (until === undefined || lastActivityAt < until)
  );
}

function isAmong<Value>(wanted: readonly Value[] | undefined, value: Value): boolean {
  return wanted === undefined || wanted.includes(value);
}
