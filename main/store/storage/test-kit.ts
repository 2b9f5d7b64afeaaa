import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRxDatabase,
  fillWithDefaultSettings,
  normalizeMangoQuery,
  prepareQuery,
  type RxCollection,
  type RxDatabase,
} from 'rxdb/plugins/core';
import { createNodeSqliteStorage, type NodeSqliteStorage } from './node-sqlite-storage.ts';
import type { NodeSqliteInstance } from './instance.ts';
import {
  revisionOf,
  type PlainQuery,
  type StoredDocument,
  type StoredSchema,
  type Untyped,
} from './rxdb-types.ts';
import type { NodeSqliteSettings } from './settings.ts';

/** Documents for the tests of this folder. */
export type Letter = {
  readonly id: string;
  readonly box: string;
  readonly at: number;
  readonly isRead: boolean;
  readonly tags: readonly string[];
  readonly text: string;
  readonly stamp?: string;
};
export type Collections = { letters: RxCollection<Letter>; notes: RxCollection<Letter> };
export type Post = {
  readonly database: RxDatabase<Collections>;
  readonly storage: NodeSqliteStorage;
};

export const DATABASE = 'post';

export const letterSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    box: { type: 'string', maxLength: 20 },
    at: { type: 'integer', minimum: 0, maximum: 9_999_999_999_999, multipleOf: 1 },
    isRead: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    text: { type: 'string' },
    stamp: { type: 'string', maxLength: 20 },
  },
  required: ['id', 'box', 'at', 'isRead', 'tags', 'text'],
  indexes: [['box', 'at'], ['at']],
} as const;

export function letter(number: number, more: Partial<Letter> = {}): Letter {
  const base = { box: 'in', at: number, isRead: false, tags: [], text: `letter ${number}` };
  return { id: `l${number}`, ...base, ...more };
}

export function letterStorage(more: Partial<NodeSqliteSettings> = {}): NodeSqliteStorage {
  return createNodeSqliteStorage({
    fileOf: () => ':memory:',
    lists: { letters: [{ path: 'tags', orderBy: 'at' }] },
    fullText: { letters: { columns: { text: textOf, box: boxOf }, newestBy: 'at' } },
    ...more,
  });
}

export function textOf(document: StoredDocument): string {
  return String(document['text']);
}

export function boxOf(document: StoredDocument): string {
  return String(document['box']);
}

export async function openPost(storage: NodeSqliteStorage): Promise<Post> {
  const database = await createRxDatabase<Collections>({
    name: DATABASE,
    storage,
    multiInstance: false,
    allowSlowCount: true,
  });
  await database.addCollections({
    letters: { schema: letterSchema },
    notes: { schema: letterSchema },
  });
  return { database, storage };
}

/** One collection without RxDB around it. */
export async function openLetters(
  storage: NodeSqliteStorage,
  schema: Untyped = letterSchema,
  collectionName = 'letters',
): Promise<NodeSqliteInstance> {
  const instance: Untyped = await storage.createStorageInstance({
    databaseInstanceToken: 'token',
    databaseName: DATABASE,
    collectionName,
    schema: fillWithDefaultSettings(schema),
    options: {},
    multiInstance: false,
    devMode: false,
  });
  return instance;
}

export async function ask(instance: NodeSqliteInstance, query: PlainQuery): Promise<Letter[]> {
  const schema: StoredSchema = instance.schema;
  const asked: Untyped = { ...query, selector: { ...query.selector, _deleted: { $eq: false } } };
  const prepared: Untyped = prepareQuery(schema, normalizeMangoQuery(schema, asked));
  return (await instance.query(prepared)).documents;
}

/** A folder that is gone after `work`, however it ends. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'node-sqlite-storage-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let writes = 0;
/** A row as RxDB writes it. */
export function row(document: Letter, previous?: Untyped): Untyped {
  writes += 1;
  const rev = `${previous === undefined ? 1 : Number.parseInt(revisionOf(previous), 10) + 1}-token`;
  const next = {
    ...document,
    _deleted: false,
    _rev: rev,
    _meta: { lwt: writes },
    _attachments: {},
  };
  return previous === undefined ? { document: next } : { previous, document: next };
}
