import type { Column, Deck } from './column.ts';
import { toId, type WorkspaceId } from './ids.ts';
import type { FieldKind } from './person-field.ts';
import type { Macro, Rule } from './rule.ts';
import type { SavedPlace } from './saved-view.ts';

/** Stands in for a client with what is for all of them; there is no client of this id. */
export const sharedId = toId<WorkspaceId>('shared');

/** The list of those with a star: every client has it, and nobody made it. */
export const STAR_LIST = 'star';

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
/** A text that can be used again, or an own field that fills a place in such texts. */
export type SavedText = LibraryBase & {
  readonly kind: 'saved-reply' | 'field';
  readonly name: string;
  readonly text: string;
};
/** A place of the inbox under a name. */
export type SavedView = LibraryBase & {
  readonly kind: 'saved-view';
  readonly name: string;
  readonly place: SavedPlace;
};
/** People under a name: press, regulars, whoever must not wait. Each person says on which they are. */
export type PeopleList = LibraryBase & {
  readonly kind: 'people-list';
  readonly name: string;
};
/** Something that the client wants to know of people. */
export type PersonField = LibraryBase & {
  readonly kind: 'person-field';
  readonly name: string;
  readonly valueKind: FieldKind;
};
/** Somebody who was forgotten: the id holds a salted hash, and says no more. */
export type ForgottenEntry = LibraryBase & { readonly kind: 'forgotten' };
export type LibraryEntry =
  | ForgottenEntry
  | SavedView
  | PeopleList
  | PersonField
  | Label
  | SavedText
  | Column
  | Deck
  | Rule
  | Macro;
