import type { MessageId, PersonId, WorkspaceId } from './ids.ts';

/** What is not about the name, although its words say so: learned from the person, one by one. */
export type NoiseRule = {
  readonly id: string;
  readonly createdAt: number;
} & (
  | { readonly kind: 'author'; readonly authorId: PersonId; readonly label: string }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'message'; readonly messageId: MessageId; readonly label: string }
);

/** A saved search for mentions of a name. */
export type Monitor = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** In the language of monitor/parse.ts, as monitor/print.ts writes it. */
  readonly words: string;
  readonly createdAt: number;
  /** Whose name it is; absent: the client's own. */
  readonly role?: 'competitor';
  readonly rules?: readonly NoiseRule[];
  /** The networks of the client are searched for it too, where they can be. */
  readonly isSearched?: boolean;
  /** More mentions than usual are told. */
  readonly tellsRise?: boolean;
  /** A negative mention by somebody who reaches so many is told; absent: none is. */
  readonly tellsNegativeFrom?: number;
  /** What the marks on stored messages were made with, see `markKey`; another: they are made anew. */
  readonly markedWith?: string;
  /** There were more mentions in the archive than are marked: the older ones are not. */
  readonly isCut?: boolean;
  /** When its mentions changed last. */
  readonly changedAt?: number;
  /** The rise that was told last began then. */
  readonly toldRise?: number;
};

/** What decides which messages are marked. */
export function markKey({ words, rules = [] }: Pick<Monitor, 'words' | 'rules'>): string {
  return JSON.stringify([words, rules.map(({ id }) => id)]);
}
