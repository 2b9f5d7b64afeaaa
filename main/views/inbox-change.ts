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
  return [before, after].some(
    (one) =>
      one !== null &&
      isListed(one, { asked: window.args, now: window.now }) &&
      isWithin(placeOf(one, window.args.sort), window),
  );
}

function isWithin(place: Place, { args, ends }: Window): boolean {
  const { after, sort } = args;
  // A piece that is not full reaches to its end, whatever its last row is.
  const last = ends.hasMore ? ends.last : args.upTo;
  return (
    (after === undefined || isBehind(place, after, sort)) &&
    (last === undefined || last === null || !isBehind(place, last, sort))
  );
}
