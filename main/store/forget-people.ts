import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { breathe } from './breathe.ts';
import type { OpenDatabase } from './database.ts';
import { eraseDeleted } from './erase.ts';
import { hashOf, keepForgotten, type ForgottenMark } from './forgotten.ts';
import type { Journal } from './journal.ts';
import type { ManifestFile } from './manifest.ts';
import { removeTraces, type Traces } from './remove-traces.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import type { WorkspaceStore } from './store.ts';

export type ForgetPorts = {
  readonly database: OpenDatabase;
  readonly manifest: ManifestFile;
  readonly journal: Journal;
  readonly now: () => number;
  forWorkspace(id: WorkspaceId): WorkspaceStore;
};

/**
 * Writes down that it has begun, keeps the marks, removes everything, and makes sure that no word of it
 * is left in the file. After a crash the next start goes on; backups are cleaned when they are restored.
 */
export async function forgetPeople(
  ports: ForgetPorts,
  people: readonly Person[],
  marks: readonly ForgottenMark[],
): Promise<Traces> {
  const { manifest, journal } = ports;
  const [first] = people;
  if (first === undefined) return { urls: new Set(), mediaIds: new Set(), messageIds: new Set() };
  const { workspaceId } = first;
  const personIds = people.map(({ id }) => id);
  const { forgetting = [], forgotten = [] } = manifest.read();
  manifest.change({
    forgetting: [...forgetting, { workspaceId, personIds }],
    forgotten: [
      ...forgotten.filter(({ hash }) => !marks.some((mark) => mark.hash === hash)),
      ...marks,
    ],
  });
  const store = ports.forWorkspace(workspaceId);
  await store.change(
    (tx) => {
      for (const mark of marks) keepForgotten(tx, mark, ports.now());
    },
    { safety: 'durable' },
  );
  const traces = await removeTraces(store, people);
  await erase(ports.database);
  const handles = people.map(({ handle }) => handle);
  journal.forgetAbout([...personIds, ...handles, ...traces.messageIds].map(inJson));
  isOver(manifest, personIds);
  return traces;
}

/** What a crash cut off; and after a backup was restored everybody who was forgotten since it was made. */
export async function finishForgetting(
  ports: ForgetPorts,
  state: 'opened' | 'restored',
): Promise<void> {
  const { forgetting = [], forgotten = [] } = ports.manifest.read();
  for (const { workspaceId, personIds } of forgetting) {
    const store = ports.forWorkspace(toId<WorkspaceId>(workspaceId));
    const people = await store.getMany('people', personIds);
    isOver(ports.manifest, personIds);
    await forgetPeople(ports, [...people.values()], []);
  }
  if (state === 'opened') return;
  for (const [workspaceId, marks] of Map.groupBy(forgotten, (mark) => mark.workspaceId))
    await forgetAgain(ports, toId<WorkspaceId>(workspaceId), marks);
}

async function forgetAgain(
  ports: ForgetPorts,
  workspaceId: WorkspaceId,
  kept: readonly { readonly salt: string; readonly hash: string }[],
): Promise<void> {
  const hashes = new Set(kept.map(({ hash }) => hash));
  const salts = [...new Set(kept.map(({ salt }) => salt))];
  const people = await ports.forWorkspace(workspaceId).find('people', {});
  const back = people.filter((person) => salts.some((salt) => hashes.has(hashOf(person, salt))));
  await ports.forWorkspace(workspaceId).change(
    (tx) => {
      for (const mark of kept) keepForgotten(tx, { ...mark, workspaceId }, ports.now());
    },
    { safety: 'durable' },
  );
  if (back.length > 0) await forgetPeople(ports, back, []);
}

async function erase(database: OpenDatabase): Promise<void> {
  for (const name of COLLECTION_NAMES)
    while (!(await database.collections[name].storageInstance.cleanup(0))) await breathe();
  await eraseDeleted(database);
}

/** As it stands inside a line of JSON. */
function inJson(word: string): string {
  return JSON.stringify(word).slice(1, -1);
}

function isOver(manifest: ManifestFile, personIds: readonly string[]): void {
  const { forgetting = [] } = manifest.read();
  manifest.change({
    forgetting: forgetting.filter((one) => one.personIds[0] !== personIds[0]),
  });
}
