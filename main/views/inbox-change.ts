import type { Ends, Place } from '#contract/stretch.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import { fitsFilter, type InboxFilter } from '#domain/inbox-filter.ts';
import { effectiveState } from '#domain/triage.ts';
import type { Altered, ChangeOf } from '#main/store/store.ts';
import { isBehind, placeOf, type InboxArgs } from './inbox-query.ts';

type List = {
  readonly asked: { readonly state: ConversationState; readonly filter?: InboxFilter | undefined };
  readonly now: number;
};
type Window = { readonly args: InboxArgs; readonly ends: Ends; readonly now: number };

/**
 * Whether a window of the list is another one now. It is when a conversation comes to the list or leaves
 * it (the total says so in every window), and when one inside the window changes or moves.
 */
export function altersInbox({ documents }: ChangeOf<'conversations'>, window: Window): boolean {
  const list = { asked: window.args, now: window.now };
  // What one weighs moves all others.
  if (window.args.sort === 'risk')
    return documents.some(({ before, after }) => isListed(before, list) || isListed(after, list));
  return documents.some((one) => comesOrGoes(one, list) || isInside(one, window));
}

/** A conversation is in the list now and was not, or the other way round. */
export function comesOrGoes({ before, after }: Altered<Conversation>, list: List): boolean {
  return isListed(before, list) !== isListed(after, list);
}

function isListed(one: Conversation | null, { asked, now }: List): boolean {
  const { state, filter = {} } = asked;
  return one !== null && effectiveState(one, now) === state && fitsFilter(one, filter, now);
}

function isInside({ before, after }: Altered<Conversation>, window: Window): boolean {
  const { args, ends, now } = window;
  const list = { asked: args, now };
  const places = [before, after].map((one) =>
    one !== null && isListed(one, list) ? placeOf(one, args.sort) : null,
  );
  // A full window says whether more follows before its given end. One that leaves what follows, to
  // above the window or beyond that end, may have been all of it.
  const end = ends.hasMore ? ends.last : args.upTo;
  const [wasThere, isThere] = places.map((place) => isBetween(place, args.upTo, args));
  return places.some((place) => isBetween(place, end, args)) || wasThere !== isThere;
}

/** Whether a place is behind the window's start and not behind the given end; none: the list's end. */
function isBetween(
  place: Place | null,
  end: Place | null | undefined,
  { after, sort }: InboxArgs,
): boolean {
  return (
    place !== null &&
    (after === undefined || isBehind(place, after, sort)) &&
    (end === undefined || end === null || !isBehind(place, end, sort))
  );
}
