import type { Column, Deck } from './column.ts';
import type { WorkspaceId } from './ids.ts';
import type { SavedPlace } from './saved-view.ts';

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
/** A place of the inbox under a name. */
export type SavedView = LibraryBase & {
  readonly kind: 'saved-view';
  readonly name: string;
  readonly place: SavedPlace;
};
export type LibraryEntry = SavedView | Label | SavedReply | Column | Deck;
