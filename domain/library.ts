import type { Column, Deck } from './column.ts';
import type { WorkspaceId } from './ids.ts';

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
export type LibraryEntry = Label | SavedReply | Column | Deck;
