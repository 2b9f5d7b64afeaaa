import { forgottenOf } from '#domain/forget.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import type { Person } from '#domain/person.ts';
import { breathe } from './breathe.ts';
import { removeDamaged } from './damage.ts';
import { DATABASE, type OpenDatabase } from './database.ts';
import { dropLabels } from './drop-labels.ts';
import { eraseDeleted } from './erase.ts';
import { findTraces, type Traces } from './find-traces.ts';
import { hashOf, keepForgotten, type ForgottenMark } from './forgotten.ts';
import type { Journal } from './journal.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { removeNames } from './remove-names.ts';
import { clearEvents, removeTraces } from './remove-traces.ts';
import { COLLECTION_NAMES } from './schema/collections.ts';
import type { WorkspaceStore } from './store.ts';

/** Deletes what was fetched from these addresses, and attached files. What is not there is gone. */
export type DropFiles = (urls: readonly string[], mediaIds: readonly string[]) => Promise<void>;

export type ForgetPorts = {
  readonly file: string;
  readonly database: OpenDatabase;
  readonly manifest: ManifestFile;
  readonly journal: Journal;
  readonly dropFiles: DropFiles;
  readonly now: () => number;
  forWorkspace(id: WorkspaceId): WorkspaceStore;
};
type Begun = NonNullable<Manifest['forgetting']>[number];

/**
 * Writes down that it has begun and what is to go with it, then removes everything and makes sure that
 * no word of it is left in a file. After a crash the next start goes on, wherever it was; backups are
 * cleaned when they are restored.
 */
export async function forgetPeople(
  ports: ForgetPorts,
  people: readonly Person[],
  marks: readonly ForgottenMark[],
): Promise<Pick<Traces, 'urls'>> {
  const [first] = people;
  if (first === undefined) return { urls: [] };
  const { workspaceId } = first;
  const store = ports.forWorkspace(workspaceId);
  const traces = await findTraces(store, people, forgottenOf(people));
  const begun: Begun = { ...traces, workspaceId, personIds: people.map(({ id }) => id) };
  const { forgetting = [], forgotten = [] } = ports.manifest.read();
  ports.manifest.change({
    forgetting: [...forgetting, begun],
    forgotten: [
      ...forgotten.filter(({ hash }) => !marks.some((mark) => mark.hash === hash)),
      ...marks,
    ],
  });
  await carryOut(ports, begun);
  return traces;
}

/** What a crash cut off; and after a backup was restored everybody who was forgotten since it was made. */
export async function finishForgetting(
  ports: ForgetPorts,
  state: 'opened' | 'restored',
): Promise<void> {
  const { forgetting = [], forgotten = [] } = ports.manifest.read();
  for (const begun of forgetting) await carryOut(ports, begun);
  if (state === 'opened') return;
  for (const [workspaceId, marks] of Map.groupBy(forgotten, (mark) => mark.workspaceId))
    await forgetAgain(ports, toId<WorkspaceId>(workspaceId), marks);
}

/** Every step may be done again, and the last one is that it is over. */
async function carryOut(ports: ForgetPorts, begun: Begun): Promise<void> {
  const { manifest, journal, database } = ports;
  const workspaceId = toId<WorkspaceId>(begun.workspaceId);
  const store = ports.forWorkspace(workspaceId);
  const shared = ports.forWorkspace(sharedId);
  await keepMarks(ports, workspaceId);
  const people = [...(await store.getMany('people', begun.personIds)).values()];
  if (people.length > 0) {
    const them = forgottenOf(people);
    await removeNames(shared, them);
    await clearEvents(shared, them);
    await removeTraces(store, people, them);
  }
  await dropLabels({ own: store, shared }, begun.labelIds);
  await erase(database);
  for (const home of [workspaceId, sharedId])
    journal.renew(home, (collection, id) =>
      database.storage.atomic(DATABASE, { durable: false }, (raw) => raw.get(collection, id)),
    );
  removeDamaged(ports.file);
  await ports.dropFiles(begun.urls, await unused(store, begun.mediaIds));
  const { forgetting = [] } = manifest.read();
  manifest.change({
    forgetting: forgetting.filter(({ personIds }) => personIds[0] !== begun.personIds[0]),
  });
}

/** The door of arrivals knows them from now on. */
async function keepMarks(ports: ForgetPorts, workspaceId: WorkspaceId): Promise<void> {
  const { forgotten = [] } = ports.manifest.read();
  await ports.forWorkspace(workspaceId).change(
    (tx) => {
      for (const mark of forgotten)
        if (mark.workspaceId === workspaceId)
          keepForgotten(tx, { ...mark, workspaceId }, ports.now());
    },
    { safety: 'durable' },
  );
}

/** The same file is kept once, whoever it is for. */
async function unused(
  store: WorkspaceStore,
  mediaIds: readonly string[],
): Promise<readonly string[]> {
  const replies = mediaIds.length === 0 ? [] : await store.find('replies', {});
  const used = new Set(replies.flatMap(({ content }) => content.media.map((one) => one.mediaId)));
  return mediaIds.filter((id) => !used.has(id));
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
  await keepMarks(ports, workspaceId);
  if (back.length > 0) await forgetPeople(ports, back, []);
}

async function erase(database: OpenDatabase): Promise<void> {
  for (const name of COLLECTION_NAMES)
    while (!(await database.collections[name].storageInstance.cleanup(0))) await breathe();
  await eraseDeleted(database);
}
