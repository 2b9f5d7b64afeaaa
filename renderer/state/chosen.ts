import type { InboxRow } from '#contract/rows.ts';

type Chosen = readonly Pick<InboxRow, 'state' | 'unreadCount' | 'isMuted'>[];

/**
 * What keys and buttons do to one conversation or to many is one thing for all of them, and its
 * opposite once it is true of each. Of none: as if it were true of none.
 */
export type Turns = {
  readonly state: 'open' | 'done';
  readonly isRead: boolean;
  /** As they are shown. */
  readonly areMuted: boolean;
  /** Some are in a state from which they can come back into the list of open ones. */
  readonly canReopen: boolean;
};

export function turnsOf(rows: Chosen): Turns {
  const all = (is: (row: Chosen[number]) => boolean): boolean => rows.length > 0 && rows.every(is);
  return {
    state: all(({ state }) => state === 'done') ? 'open' : 'done',
    isRead: !all(({ unreadCount }) => unreadCount === 0),
    areMuted: all(({ isMuted }) => isMuted),
    canReopen: rows.some(({ state }) => state !== 'open'),
  };
}
