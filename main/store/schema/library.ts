import type { LibraryEntry } from '#domain/library.ts';
import {
  number,
  short,
  text,
  time,
  whole,
  wholes,
  yesNo,
  type CollectionSchema,
} from './fields.ts';

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
  readonly match?: string;
  readonly conditions?: readonly object[];
  readonly actions?: readonly object[];
  readonly isOn?: boolean;
  readonly stops?: boolean;
  readonly takesHistory?: boolean;
  readonly version?: number;
  readonly onSince?: number;
  readonly slot?: number;
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
    match: short,
    conditions: wholes,
    actions: wholes,
    isOn: yesNo,
    stops: yesNo,
    takesHistory: yesNo,
    version: number,
    onSince: time,
    slot: number,
  },
  required: ['id', 'workspaceId', 'kind', 'createdAt'],
  indexes: [
    // The labels, saved replies or columns of a client.
    ['workspaceId', 'kind'],
    // The same for all clients.
    'kind',
  ],
};
