import type { CheckedViewArgs } from '#contract/views.ts';
import type { Ends, Place } from '#contract/stretch.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import type { InboxFilter } from '#domain/inbox-filter.ts';
import type { Query, Reader } from '#main/store/store.ts';
import { questionsOf, type Where } from '#main/store/inbox-questions.ts';
import { boundsIn, cut, type Placed, type Stretch } from './stretch.ts';

type Sort = NonNullable<Query['sort']>;
/** With the people of the lists that are asked for. */
export type InboxArgs = Omit<CheckedViewArgs<'inbox'>, 'filter'> & { readonly filter: InboxFilter };
export type Found = {
  readonly conversations: readonly Conversation[];
  /** null: a search that has not looked through all. */
  readonly total: number | null;
  readonly ends: Ends;
};

export async function countState(
  reader: Reader,
  asked: { state: ConversationState; filter?: InboxFilter; now: number },
): Promise<number> {
  const counts = await Promise.all(
    questionsOf(asked, asked.now).map(
      async (where) => await reader.count('conversations', { where }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One window of the list, wherever in it. */
export async function findInbox(
  reader: Reader,
  args: InboxArgs,
  now: number,
): Promise<Omit<Found, 'total'>> {
  const questions = questionsOf(args, now);
  const found: Placed<Conversation>[] = [];
  for (const [index, part] of PARTS[args.sort].entries()) {
    const limit = args.limit + 1 - found.length;
    if (limit > 0)
      found.push(...(await findPart(reader, { part, index, questions, stretch: args, limit })));
  }
  const { items, ends } = cut(found, args.limit);
  return { conversations: items, ends };
}

/** Where a conversation stands in the list. */
export function placeOf(conversation: Conversation, sort: InboxArgs['sort']): Place {
  const { id, dueAt, personReach = 0 } = conversation;
  const isFirst = sort === 'due' ? dueAt !== undefined : sort !== 'reach' || personReach >= 1;
  const part = isFirst ? 0 : 1;
  return { part, at: PARTS[sort][part]?.timeOf(conversation) ?? 0, id };
}

/** Whether a place comes after another one in the list. */
export function isBehind(place: Place, other: Place, sort: InboxArgs['sort']): boolean {
  if (place.part !== other.part) return place.part > other.part;
  const step = place.at - other.at || (place.id < other.id ? -1 : place.id > other.id ? 1 : 0);
  return PARTS[sort][place.part]?.sort[0]?.[1] === 'asc' ? step > 0 : step < 0;
}

type Wanted = {
  readonly part: Part;
  readonly index: number;
  readonly questions: readonly Where[];
  readonly stretch: Stretch;
  readonly limit: number;
};

async function findPart(reader: Reader, wanted: Wanted): Promise<Placed<Conversation>[]> {
  const { part, index, questions, stretch, limit } = wanted;
  const { sort, timeOf } = part;
  const bounds = boundsIn(index, stretch);
  if (bounds === null) return [];
  const answers = await Promise.all(
    questions
      .flatMap((question) => part.narrow(question))
      .map(async (where) => await reader.find('conversations', { where, sort, limit, ...bounds })),
  );
  const [only = []] = answers;
  const all = answers.length < 2 ? only : merged(answers, part);
  return all
    .slice(0, limit)
    .map((item) => ({ item, place: { part: index, at: timeOf(item), id: item.id } }));
}

/** Answers that are each in order, as one in order; ids go the way of the times. */
function merged(answers: readonly (readonly Conversation[])[], part: Part): Conversation[] {
  const sign = part.sort[0]?.[1] === 'asc' ? 1 : -1;
  const { timeOf } = part;
  return answers
    .flat()
    .toSorted((a, b) => sign * (timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1)));
}

/** A list is one part after the other, each with a sort of its own. */
type Part = {
  /** The question as it is in this part: as several ones, or as none when nothing can fit. */
  readonly narrow: (question: Where) => readonly Where[];
  readonly sort: Sort;
  readonly timeOf: (conversation: Conversation) => number;
};

const activity = ({ lastActivityAt }: Conversation): number => lastActivityAt;
const NEWEST: Part = {
  narrow: (question) => [question],
  sort: [['lastActivityAt', 'desc']],
  timeOf: activity,
};
/** What has no answer goal, or no known reach, comes after everything that has one, newest first. */
const PARTS: Readonly<Record<InboxArgs['sort'], readonly Part[]>> = {
  newest: [NEWEST],
  oldest: [{ ...NEWEST, sort: [['lastActivityAt', 'asc']] }],
  // Counted from the time, see inbox-risk.ts.
  risk: [NEWEST],
  due: [
    {
      narrow: (question) => [{ dueAt: { from: 0 }, ...question }],
      sort: [['dueAt', 'asc']],
      timeOf: ({ dueAt }) => dueAt ?? 0,
    },
    {
      ...NEWEST,
      narrow: (question) =>
        'dueAt' in question ? [] : [{ ...question, dueAt: { exists: false } }],
    },
  ],
  reach: [
    {
      narrow: (question) => [{ ...question, personReach: { from: 1 } }],
      sort: [['personReach', 'desc']],
      timeOf: ({ personReach }) => personReach ?? 0,
    },
    {
      ...NEWEST,
      narrow: (question) => [
        { ...question, personReach: { exists: false } },
        { ...question, personReach: { below: 1 } },
      ],
    },
  ],
};
