import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedId } from '#domain/library.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { testPorts } from '#main/testing/command-ports.ts';
import { aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

const OK = { ok: true, value: {} };
const failed = (code: string) => ({ ok: false, failure: { code } });

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  await store
    .forWorkspace(BAKERY)
    .change((tx) => tx.put('workspaces', aWorkspace(BAKERY)), { safety: 'durable' });
});

afterEach(async () => {
  await store.close();
});

/** Every act is of another moment, as with a person. */
const act = async (name: string, args: object): Promise<unknown> => {
  clock.advance(1);
  return await run(name, args);
};
const undo = async (): Promise<unknown> => await run('undo.last', { workspaceId: BAKERY });
const made = async (name: string, args: object): Promise<string> => {
  const answer = await run(name, args);
  return String(Object.values(Object(answer.ok ? answer.value : {}))[0]);
};
const BACK = { ok: true, value: { undone: null, what: 'library' } };

test('a label gets another name and colour, and undo takes back one after the other', async () => {
  const label = { workspaceId: BAKERY, name: 'Lob', color: '#2f7d62' };
  const labelId = await made('label.create', label);
  const now = async () => await store.forWorkspace(BAKERY).get('library', labelId);
  const before = await now();
  const ref = { workspaceId: BAKERY, labelId };
  expect(await act('label.update', { ...ref, name: 'LOB' })).toEqual(OK);
  expect(await act('label.update', { ...ref, color: '#123456' })).toEqual(OK);
  expect(await now()).toEqual({ ...before, name: 'LOB', color: '#123456' });
  expect(await undo()).toEqual(BACK);
  expect(await now()).toEqual({ ...before, name: 'LOB' });
  expect(await undo()).toEqual(BACK);
  expect(await now()).toEqual(before);
});

test('what is no colour, the name of another label and an unknown label are refused', async () => {
  const labelId = await made('label.create', {
    workspaceId: BAKERY,
    name: 'Lob',
    color: '#2f7d62',
  });
  await run('label.create', { workspaceId: BAKERY, name: 'Tadel', color: '#000000' });
  const before = await store.forWorkspace(BAKERY).find('library', {});
  const ref = { workspaceId: BAKERY, labelId };
  expect(await act('label.update', { ...ref, name: 'TADEL' })).toEqual(failed('name-taken'));
  expect(await act('label.update', { ...ref, labelId: 'none' })).toEqual(failed('not-found'));
  for (const wrong of [{ color: 'red' }, { name: ' ' }])
    expect(await act('label.update', { ...ref, ...wrong })).toMatchObject({
      failure: { code: 'invalid-input' },
    });
  expect(await store.forWorkspace(BAKERY).find('library', {})).toEqual(before);
});

test('a saved reply that was changed or removed comes back as it was', async () => {
  const written = { kind: 'saved-reply', workspaceId: null, name: 'Dank', text: 'Danke!' };
  const id = await made('text.save', written);
  const now = async () => await store.forWorkspace(sharedId).get('library', id);
  const before = await now();
  await act('text.save', { ...written, id, text: 'Tausend Dank!' });
  expect(await now()).toMatchObject({ text: 'Tausend Dank!' });
  expect(await undo()).toEqual(BACK);
  expect(await now()).toEqual(before);
  await act('text.remove', { id, workspaceId: null });
  expect(await now()).toBeNull();
  expect(await undo()).toEqual(BACK);
  expect(await now()).toEqual(before);
});
