import type { WorkspaceId } from '#domain/ids.ts';
import type {
  Altered,
  CollectionName,
  Documents,
  Reader,
  Store,
  StoreChange,
  Transaction,
} from '#main/store/store.ts';
import { select, valueAt } from './select.ts';

type Tables = { [Name in CollectionName]: Map<string, Documents[Name]> };

export type MemoryStoreOptions = {
  /** Called before a commit; may throw, as a full disk would. */
  readonly beforeCommit?: () => void;
  /** Called after a commit; `undo` plays its loss in a power cut. Only `cache` writes can be lost. */
  readonly afterCommit?: (undo: () => void, safety: 'durable' | 'cache') => void;
  /** Resolves when an answer may reach the caller: this is where the simulation takes its time. */
  readonly pause?: () => Promise<void>;
};

export function emptyTables(): Tables {
  return {
    workspaces: new Map(),
    accounts: new Map(),
    conversations: new Map(),
    messages: new Map(),
    people: new Map(),
    replies: new Map(),
    monitors: new Map(),
    library: new Map(),
    cursors: new Map(),
    events: new Map(),
  };
}

async function settled(): Promise<void> {
  await Promise.resolve();
}

/**
 * The store's contract over plain maps, for the simulation: SQLite can not be made to crash at a
 * chosen await inside one process. It passes the same contract tests as the real store.
 * `tables` outlive it: open a second store over them to play a restart.
 */
export function createMemoryStore(tables: Tables, options: MemoryStoreOptions = {}): Store {
  const listeners = new Set<(change: StoreChange) => void>();
  const pause = options.pause ?? settled;
  const reader = (only: WorkspaceId | null): Reader => readerOf(tables, only, pause);

  return {
    acrossWorkspaces: reader(null),
    forWorkspace: (workspaceId) => ({
      workspaceId,
      ...reader(workspaceId),
      async change(run, { safety }) {
        const staged = new Map<string, Staged>();
        const value = run(transactionOf(tables, staged, workspaceId));
        options.beforeCommit?.();
        const undo = [...staged.values()].map(({ before }) => before());
        const changes = commit(tables, staged, workspaceId);
        options.afterCommit?.(() => {
          for (const step of undo) step();
        }, safety);
        for (const change of changes) for (const listener of listeners) listener(change);
        await pause();
        return value;
      },
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Nothing of it is on a disk here: the simulation forgets nobody. */
    async forgetPeople() {
      await pause();
      return { urls: [] };
    },
    async deleteWorkspace(id) {
      for (const table of Object.values(tables))
        for (const [key, document] of table) if (workspaceOf(document) === id) table.delete(key);
      await pause();
    },
    async close() {
      listeners.clear();
      await Promise.resolve();
    },
  };
}

type AnyDocument = Documents[CollectionName];
type Staged = {
  readonly name: CollectionName;
  readonly id: string;
  readonly apply: () => void;
  /** Reads how it is now; the answer puts that back. */
  readonly before: () => () => void;
  readonly document: AnyDocument | null;
};

function workspaceOf(document: AnyDocument): WorkspaceId {
  return 'workspaceId' in document ? document.workspaceId : document.id;
}

function readerOf(tables: Tables, only: WorkspaceId | null, pause: () => Promise<void>): Reader {
  const isSeen = (document: AnyDocument): boolean =>
    only === null || workspaceOf(document) === only;
  return {
    async get(name, id) {
      const document = tables[name].get(id);
      await pause();
      return document !== undefined && isSeen(document) ? document : null;
    },
    async getMany(name, ids) {
      const table = tables[name];
      const found = ids.flatMap((id) => {
        const document = table.get(id);
        return document !== undefined && isSeen(document) ? [[id, document] as const] : [];
      });
      await pause();
      return new Map(found);
    },
    async find(name, query) {
      const found = select([...tables[name].values()].filter(isSeen), query);
      await pause();
      return found;
    },
    async count(name, query) {
      const found = select([...documentsOf(tables, name)].filter(isSeen), query);
      await pause();
      return found.length;
    },
    async countBy(name, path, query) {
      const found = select([...documentsOf(tables, name)].filter(isSeen), query);
      await pause();
      const groups = Map.groupBy(found, (document) => valueAt(document, path));
      return new Map(
        [...groups].flatMap(([value, { length }]) =>
          typeof value === 'string' ? [[value, length] as const] : [],
        ),
      );
    },
    async numbers(name, path, query) {
      const found = select([...documentsOf(tables, name)].filter(isSeen), query);
      await pause();
      return found
        .map((document) => valueAt(document, path))
        .filter((at) => typeof at === 'number');
    },
    async messagesWith({ limit, from = 0, below = Infinity }) {
      const found = [...tables.messages.values()].filter(
        (message) => isSeen(message) && message.createdAt >= from && message.createdAt < below,
      );
      await pause();
      return found.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, limit);
    },
    async searchMessages(query) {
      const words = query.words.toLocaleLowerCase();
      const { from = 0, below = Infinity } = query;
      const found = [...tables.messages.values()].filter(
        (message) =>
          isSeen(message) &&
          message.createdAt >= from &&
          message.createdAt < below &&
          message.text.toLocaleLowerCase().includes(words),
      );
      await pause();
      return found.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, query.limit);
    },
  };
}

function documentsOf(tables: Tables, name: CollectionName): Iterable<AnyDocument> {
  return tables[name].values();
}

function transactionOf(
  tables: Tables,
  staged: Map<string, Staged>,
  workspaceId: WorkspaceId,
): Transaction {
  const written: { [Name in CollectionName]: Map<string, Documents[Name] | null> } = emptyTables();
  const get = <Name extends CollectionName>(name: Name, id: string): Documents[Name] | null => {
    const own = written[name].get(id);
    const document = own === undefined ? (tables[name].get(id) ?? null) : own;
    return document !== null && workspaceOf(document) === workspaceId ? document : null;
  };
  const before =
    <Name extends CollectionName>(name: Name, id: string) =>
    () => {
      const old = tables[name].get(id);
      return () => {
        if (old === undefined) tables[name].delete(id);
        else tables[name].set(id, old);
      };
    };
  return {
    get,
    find(name, query) {
      const ids = new Set([...tables[name].keys(), ...written[name].keys()]);
      const documents = [...ids].flatMap((id) => get(name, id) ?? []);
      return select(documents, query);
    },
    put(name, document) {
      if (workspaceOf(document) !== workspaceId)
        throw new Error(`A document of another workspace was written to ${name}`);
      const { id } = document;
      written[name].set(id, document);
      staged.set(`${name} ${id}`, {
        name,
        id,
        document,
        apply: () => tables[name].set(id, document),
        before: before(name, id),
      });
    },
    remove(name, id) {
      if (get(name, id) === null) return;
      written[name].set(id, null);
      staged.set(`${name} ${id}`, {
        name,
        id,
        document: null,
        apply: () => tables[name].delete(id),
        before: before(name, id),
      });
    },
  };
}

function commit(
  tables: Tables,
  staged: ReadonlyMap<string, Staged>,
  workspaceId: WorkspaceId,
): readonly StoreChange[] {
  type Written = Altered<ReturnType<typeof JSON.parse>> & { readonly id: string };
  const touched = new Map<CollectionName, Written[]>();
  for (const { name, id, document, apply } of staged.values()) {
    const before = tables[name].get(id);
    if (document !== null && before === document) continue;
    apply();
    const written = { id, before: before ?? null, after: document };
    touched.set(name, [...(touched.get(name) ?? []), written]);
  }
  return [...touched].map(([collection, documents]) => ({
    collection,
    ids: documents.map(({ id }) => id),
    documents,
    workspaceIds: new Set([workspaceId]),
    touches: (field, value) =>
      documents.some(({ before, after }) =>
        [before, after].some((one) => valueAt(one, field) === value),
      ),
  }));
}
