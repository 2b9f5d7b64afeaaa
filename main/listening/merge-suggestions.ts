import { byEvidence, type Evidence } from '#domain/identity-evidence.ts';
import {
  createIdentityIndex,
  type Candidate,
  type IdentityIndex,
  type MergeSuggestion,
} from '#domain/identity-index.ts';
import { personId, type PersonId, type WorkspaceId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Place, Reader, StoreChange } from '#main/store/store.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

export type MergeSuggestions = Watcher & {
  /** The strongest evidence first. The first question about a client reads all its people. */
  readonly of: (workspaceId: WorkspaceId) => Promise<readonly MergeSuggestion[]>;
};
export type SuggestionPorts = ListeningPorts & {
  /** Of pictures that were shown before; fetches nothing. */
  isSamePicture(one: string, other: string): Promise<boolean>;
};

/** People in one piece: a few milliseconds. */
const CHUNK = 250;
const MOST_PICTURES = 300;
/** What nobody looks at is forgotten; it takes a second to be made again. */
const IDLE_MS = 10 * 60_000;

type Known = {
  readonly index: IdentityIndex;
  /** Those that changed while the others were read. */
  readonly changed: Set<PersonId>;
  isReading: boolean;
  isComplete: Promise<void>;
  cancelRelease: () => void;
};

/** Keeps who shares what for each client that is looked at, and follows every change of its people. */
export function startMergeSuggestions(ports: SuggestionPorts): MergeSuggestions {
  const known = new Map<WorkspaceId, Known>();
  let isClosed = false;
  const stop = ports.store.onChange((change) => {
    if (change.collection === 'people') follow(known, change);
  });
  const open = (workspaceId: WorkspaceId): Known => {
    const before = known.get(workspaceId);
    before?.cancelRelease();
    const now = before ?? beginIndex(workspaceId, ports, () => isClosed);
    now.cancelRelease = ports.clock.after(IDLE_MS, () => known.delete(workspaceId));
    known.set(workspaceId, now);
    return now;
  };
  return {
    async of(workspaceId) {
      const { index, isComplete } = open(workspaceId);
      await isComplete;
      const own = await ownOf(ports.store.forWorkspace(workspaceId), workspaceId);
      const found: Candidate[] = [];
      for (const piece of index.candidates()) {
        found.push(...piece.filter(({ oneId, otherId }) => !own.has(oneId) && !own.has(otherId)));
        await ports.takeTurn('listening');
      }
      const suggested = await withPictures(found, ports);
      return suggested.toSorted((a, b) => byEvidence(a.evidence, b.evidence));
    },
    async close() {
      isClosed = true;
      stop();
      for (const { cancelRelease } of known.values()) cancelRelease();
      await Promise.all([...known.values()].map(async ({ isComplete }) => await isComplete));
    },
  };
}

/** The client itself, on each network: nobody has to be told that these are one. */
async function ownOf(reader: Reader, workspaceId: WorkspaceId): Promise<ReadonlySet<PersonId>> {
  const accounts = await reader.find('accounts', {});
  return new Set(
    accounts.map(({ network, remoteUserId }) => personId(workspaceId, network, remoteUserId)),
  );
}

function beginIndex(
  workspaceId: WorkspaceId,
  ports: SuggestionPorts,
  isClosed: () => boolean,
): Known {
  const serverHosts = new Set<string>();
  const one: Known = {
    index: createIdentityIndex(serverHosts),
    changed: new Set(),
    isReading: true,
    isComplete: Promise.resolve(),
    cancelRelease: () => undefined,
  };
  const readAll = async (): Promise<void> => {
    try {
      const reader = ports.store.forWorkspace(workspaceId);
      for (const { serverUrl } of await reader.find('accounts', {}))
        serverHosts.add(URL.parse(serverUrl)?.host ?? '');
      for await (const people of pagesOf(reader, ports, isClosed))
        for (const person of people) if (!one.changed.has(person.id)) one.index.put(person);
    } catch {
      ports.log('suggestions.failed');
    }
    one.isReading = false;
    one.changed.clear();
  };
  one.isComplete = readAll();
  return one;
}

async function* pagesOf(
  reader: Reader,
  ports: SuggestionPorts,
  isClosed: () => boolean,
): AsyncGenerator<readonly Person[]> {
  let after: Place | undefined;
  while (!isClosed()) {
    const people = await reader.find('people', {
      sort: [['lastSeenAt', 'asc']],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    const last = people.at(-1);
    if (last === undefined) return;
    yield people;
    after = { at: last.lastSeenAt, id: last.id };
    await ports.takeTurn('listening');
  }
}

function follow(
  known: ReadonlyMap<WorkspaceId, Known>,
  { documents }: Extract<StoreChange, { collection: 'people' }>,
): void {
  for (const { before, after } of documents) {
    const person = after ?? before;
    const one = person === null ? undefined : known.get(person.workspaceId);
    if (person === null || one === undefined) continue;
    if (after !== null && before !== null && !isTelling(before, after)) continue;
    if (one.isReading) one.changed.add(person.id);
    if (after === null) one.index.remove(person.id);
    else one.index.put(after);
  }
}

const TELLING = [
  'leadId',
  'apartFrom',
  'name',
  'handle',
  'url',
  'bio',
  'links',
  'mail',
  'avatarUrl',
] as const;

/** Being seen again changes nothing. */
function isTelling(before: Person, after: Person): boolean {
  return TELLING.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The same picture and the same name; what has no evidence then is no suggestion. */
async function withPictures(
  found: readonly Candidate[],
  ports: SuggestionPorts,
): Promise<readonly MergeSuggestion[]> {
  let left = MOST_PICTURES;
  const suggested: MergeSuggestion[] = [];
  for (const { oneId, otherId, isApart, evidence, pictures } of found) {
    const same: Evidence[] = [];
    for (const { one, other, name } of pictures.slice(0, Math.max(0, left))) {
      left -= 1;
      if (await ports.isSamePicture(one, other)) same.push({ kind: 'picture', about: name });
    }
    const all = [...evidence, ...same.slice(0, 1)];
    if (all.length > 0) suggested.push({ oneId, otherId, isApart, evidence: all });
  }
  return suggested;
}
