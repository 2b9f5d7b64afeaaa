import type { AccountId, WorkspaceId } from './ids.ts';
import type { Feed } from './network.ts';

/** Things a person made to work with: one collection, told apart by `kind`. */
type LibraryBase = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly createdAt: number;
};

export type Label = LibraryBase & {
  readonly kind: 'label';
  readonly name: string;
  readonly color: string;
};
export type SavedReply = LibraryBase & {
  readonly kind: 'saved-reply';
  readonly name: string;
  readonly text: string;
};
/** One column of a deck: what one account shows of one feed. */
export type Column = LibraryBase & {
  readonly kind: 'column';
  readonly accountId: AccountId;
  readonly feed: Feed;
  readonly position: number;
};
export type LibraryEntry = Label | SavedReply | Column;
