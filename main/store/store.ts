import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { FeedCursor } from '#domain/cursor.ts';
import type { ParleyEvent } from '#domain/events.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { LibraryEntry } from '#domain/library.ts';
import type { Message } from '#domain/message.ts';
import type { Monitor } from '#domain/monitor.ts';
import type { WordQuestion } from '#domain/monitor/word-question.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { ForgottenMark } from './forgotten.ts';
import type { Traces } from './find-traces.ts';

/** Every collection and what its documents are. At most eleven: the free RxDB opens thirteen. */
export type Documents = {
  workspaces: Workspace;
  accounts: Account;
  conversations: Conversation;
  messages: Message;
  people: Person;
  replies: Reply;
  monitors: Monitor;
  library: LibraryEntry;
  cursors: FeedCursor;
  events: ParleyEvent;
};
export type CollectionName = keyof Documents;

/** `inList`: any of them. `has`, `hasAny`: the list field contains it, or one. Ranges are on numbers. */
type Condition<Value> =
  | Value
  | { readonly inList: readonly Value[] }
  | { readonly from?: number; readonly below?: number }
  | { readonly has: string }
  | { readonly hasAny: readonly string[] }
  | { readonly exists: boolean };

/** Where a document stands in the order of `sort`: its value there, and its id. */
export type Place = { readonly at: number; readonly id: string };

/**
 * A question that an index answers. Paths may be dotted (`status.state`). Windows page by `after` and
 * `upTo`, never by skipping: these need a sort by one path, whose direction the ids follow.
 */
export type Query = {
  readonly where?: Readonly<Record<string, Condition<string | number | boolean>>>;
  readonly sort?: readonly (readonly [path: string, direction: 'asc' | 'desc'])[];
  readonly limit?: number;
  /** Only what comes behind this place. */
  readonly after?: Place;
  /** Only what comes before this place, and what stands on it. */
  readonly upTo?: Place;
};

/**
 * Full text over messages; newest first. The words are the person's own, see domain/search-query.ts.
 * `from` and `below`: ms since epoch, what the message's time must be.
 */
export type SearchQuery = {
  readonly words: string;
  readonly limit: number;
  readonly from?: number;
  readonly below?: number;
};

/**
 * Messages whose full text answers a question, newest first: all that hold the words, perhaps more,
 * see domain/monitor/word-question.ts.
 */
export type WordsQuery = Omit<SearchQuery, 'words'> & { readonly question: WordQuestion };

export type Reader = {
  get<Name extends CollectionName>(name: Name, id: string): Promise<Documents[Name] | null>;
  getMany<Name extends CollectionName>(
    name: Name,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Documents[Name]>>;
  find<Name extends CollectionName>(name: Name, query: Query): Promise<readonly Documents[Name][]>;
  count(name: CollectionName, query: Query): Promise<number>;
  /** How many documents there are of each value of a text field, by one GROUP BY. */
  countBy(name: CollectionName, path: string, query: Query): Promise<ReadonlyMap<string, number>>;
  /** The values of a number field, where there is one; in no order. Reads no document. */
  numbers(name: CollectionName, path: string, query: Query): Promise<readonly number[]>;
  messagesWith(query: WordsQuery): Promise<readonly Message[]>;
  searchMessages(query: SearchQuery): Promise<readonly Message[]>;
};

/**
 * Inside `change`: reads see the writes before them, everything is synchronous, so nothing can come
 * between a read and the write that depends on it.
 */
export type Transaction = {
  get<Name extends CollectionName>(name: Name, id: string): Documents[Name] | null;
  find<Name extends CollectionName>(name: Name, query: Query): readonly Documents[Name][];
  put<Name extends CollectionName>(name: Name, document: Documents[Name]): void;
  remove(name: CollectionName, id: string): void;
};

export type ChangeOptions = {
  /**
   * `durable`: on the disk before it resolves, for what a person made. `cache`: a power cut may
   * lose it, for what can be fetched again.
   */
  readonly safety: 'durable' | 'cache';
};

/** One client's data: the only way to read or write it. Documents of other clients do not exist here. */
export type WorkspaceStore = Reader & {
  readonly workspaceId: WorkspaceId;
  /**
   * All writes of `run` in one transaction over all collections, or none. `run` must be synchronous
   * and may throw to write nothing. A document with another `workspaceId` is a bug and throws.
   */
  change<Value>(run: (transaction: Transaction) => Value, options: ChangeOptions): Promise<Value>;
};

/** A document as it was and as it is; null: it was not there, or is not there any more. */
export type Altered<Document> = {
  readonly before: Document | null;
  readonly after: Document | null;
};

export type ChangeOf<Name extends CollectionName> = {
  readonly collection: Name;
  readonly ids: readonly string[];
  readonly documents: readonly Altered<Documents[Name]>[];
  readonly workspaceIds: ReadonlySet<WorkspaceId>;
  /** Whether one of the documents has this value in the field, or had it before. */
  touches(field: string, value: string): boolean;
};
export type StoreChange = { [Name in CollectionName]: ChangeOf<Name> }[CollectionName];

export type Store = {
  forWorkspace(id: WorkspaceId): WorkspaceStore;
  /** Reads over all clients: the scheduler, the outbox and "All clients". Never writes. */
  readonly acrossWorkspaces: Reader;
  /** After every commit, once per collection that it touched. */
  onChange(listener: (change: StoreChange) => void): () => void;
  /**
   * Removes people with all that was written by them, with them or about them, also from the files. Who
   * is marked stays away from then on, also after a backup was restored. Cannot be taken back. Answers
   * the addresses of pictures and films whose files are gone.
   */
  forgetPeople(
    people: readonly Person[],
    marks: readonly ForgottenMark[],
  ): Promise<Pick<Traces, 'urls'>>;
  /** Removes a client with everything that carries its id. */
  deleteWorkspace(id: WorkspaceId): Promise<void>;
  close(): Promise<void>;
};
