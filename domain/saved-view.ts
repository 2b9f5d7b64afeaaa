import { STAR_LIST } from './library.ts';
import type { ConversationState } from './conversation.ts';
import type { NamedFilter } from './inbox-filter.ts';

export type InboxSort = 'newest' | 'oldest' | 'due' | 'reach' | 'risk';

/** What a saved view shows: a list, narrowed, searched and sorted. */
export type SavedPlace = {
  readonly state: ConversationState;
  readonly filter: NamedFilter;
  readonly search?: string | undefined;
  readonly sort: InboxSort;
};

/** What it speaks of that is not there any more. */
export type Missing = {
  readonly labelIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly listIds: readonly string[];
};

/** What is there. */
export type Known = {
  readonly labelIds: ReadonlySet<string>;
  readonly accountIds: ReadonlySet<string>;
  /** Lists of people; that of the star is always there. */
  readonly listIds: ReadonlySet<string>;
};

export function missingOf({ filter }: SavedPlace, known: Known): Missing {
  return {
    labelIds: (filter.labelIds ?? []).filter((id) => !known.labelIds.has(id)),
    accountIds: (filter.accountIds ?? []).filter((id) => !known.accountIds.has(id)),
    listIds: (filter.listIds ?? []).filter((id) => id !== STAR_LIST && !known.listIds.has(id)),
  };
}

/** Without what is gone. A filter that loses its last value is none any more. */
export function repaired(place: SavedPlace, missing: Missing): SavedPlace {
  const { labelIds, accountIds, listIds, ...filter } = place.filter;
  const labels = (labelIds ?? []).filter((id) => !missing.labelIds.includes(id));
  const accounts = (accountIds ?? []).filter((id) => !missing.accountIds.includes(id));
  const lists = (listIds ?? []).filter((id) => !missing.listIds.includes(id));
  return {
    ...place,
    filter: {
      ...filter,
      ...(labels.length === 0 ? {} : { labelIds: labels }),
      ...(accounts.length === 0 ? {} : { accountIds: accounts }),
      ...(lists.length === 0 ? {} : { listIds: lists }),
    },
  };
}
