import type { LibraryEntry } from '#domain/library.ts';
import { number, short, text, time, whole, type CollectionSchema } from './fields.ts';

/** The fields of every kind of entry, because a schema knows no unions. */
type Entry = Pick<LibraryEntry, 'id' | 'workspaceId' | 'kind' | 'createdAt'> & {
  readonly name?: string;
  readonly color?: string;
  readonly text?: string;
  readonly source?: object;
  readonly options?: object;
  readonly place?: object;
  readonly deckId?: string;
  readonly position?: number;
  readonly valueKind?: string;
};

export const library: CollectionSchema<Entry> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: short,
    workspaceId: short,
    kind: short,
    createdAt: time,
    name: text,
    color: text,
    text,
    source: whole,
    options: whole,
    place: whole,
    deckId: text,
    position: number,
    valueKind: text,
  },
  required: ['id', 'workspaceId', 'kind', 'createdAt'],
  indexes: [
    // The labels, saved replies or columns of a client.
    ['workspaceId', 'kind'],
    // The same for all clients.
    'kind',
  ],
};
