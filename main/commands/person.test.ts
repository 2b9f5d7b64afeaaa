import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personId, toId } from '#domain/ids.ts';
import { STAR_LIST } from '#domain/library.ts';
import type { Person } from '#domain/person.ts';
import type { OpenedStore } from '#main/store/open.ts';
import {
  aConversation,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { testPorts } from '#main/testing/command-ports.ts';

const DAY = 86_400_000;
const DURABLE = { safety: 'durable' } as const;
const OK = { ok: true, value: {} };
const failed = (code: string, detail?: string) => ({
  ok: false,
  failure: detail === undefined ? { code } : { code, detail },
});
const jana = aPerson(BAKERY);
const account = anAccount(BAKERY);
const her = { workspaceId: BAKERY, personId: jana.id };

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  await store.forWorkspace(BAKERY).change((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', account);
    tx.put('people', jana);
  }, DURABLE);
});

afterEach(async () => {
  await store.close();
});

const person = async (): Promise<Person | null> =>
  await store.forWorkspace(BAKERY).get('people', jana.id);
/** Every act is of another moment, as with a person. */
const act = async (name: string, args: object): Promise<unknown> => {
  clock.advance(1);
  return await run(name, { ...her, ...args });
};
const undo = async (): Promise<unknown> => {
  const answer = await run('undo.last', { workspaceId: BAKERY });
  return answer.ok ? Object(answer.value).what : answer;
};
const idOf = async (name: string, args: object): Promise<string> => {
  const answer = await run(name, { workspaceId: BAKERY, ...args });
  return String(Object.values(Object(Object(answer).value))[0]);
};

const aField = async (name: string, valueKind: string): Promise<string> =>
  await idOf('field.save', { name, valueKind });

describe('own fields', () => {
  test('keep what was typed as it is read, and are taken back one after the other', async () => {
    const born = await aField('Geburtstag', 'date');
    const site = await aField('Webseite', 'link');
    expect(await act('person.setField', { fieldId: born, value: '4.3.1984' })).toEqual(OK);
    expect(await act('person.setField', { fieldId: site, value: 'jana.example' })).toEqual(OK);
    const both = { [born]: '1984-03-04', [site]: 'https://jana.example' };
    expect((await person())?.fields).toEqual(both);
    expect(await act('person.setField', { fieldId: born, value: ' ' })).toEqual(OK);
    expect((await person())?.fields).toEqual({ [site]: both[site] });
    expect([await undo(), (await person())?.fields]).toEqual(['person', both]);
    expect([await undo(), await undo()]).toEqual(['person', 'person']);
    expect(await person()).toEqual(jana);
  });

  test('refuse what they do not take, and nothing is changed', async () => {
    const born = await aField('Geburtstag', 'date');
    const refused = failed('invalid-input', 'date');
    expect(await act('person.setField', { fieldId: born, value: 'im März' })).toEqual(refused);
    expect(await act('person.setField', { fieldId: 'none', value: 'x' })).toEqual(
      failed('not-found'),
    );
    expect(await person()).toEqual(jana);
  });

  test('have one name each and never take something else', async () => {
    const born = await aField('Geburtstag', 'date');
    const again = { workspaceId: BAKERY, name: 'geburtstag', valueKind: 'text' };
    expect(await run('field.save', again)).toEqual(failed('name-taken'));
    expect(await run('field.save', { ...again, id: born })).toEqual(failed('not-allowed-now'));
    expect(await run('field.save', { ...again, id: born, valueKind: 'date' })).toEqual({
      ok: true,
      value: { fieldId: born },
    });
    expect(await run('field.save', { ...again, workspaceId: GARAGE })).toEqual(failed('not-found'));
  });

  test('that are removed come back with what was known', async () => {
    const born = await aField('Geburtstag', 'date');
    await act('person.setField', { fieldId: born, value: '1984-03-04' });
    clock.advance(1);
    expect(await run('field.remove', { workspaceId: BAKERY, fieldId: born })).toEqual(OK);
    expect(await act('person.setField', { fieldId: born, value: '' })).toEqual(failed('not-found'));
    expect(await undo()).toBe('library');
    expect((await person())?.fields).toEqual({ [born]: '1984-03-04' });
  });
});

describe('lists of people', () => {
  test('somebody can be on several, of which the star is one', async () => {
    const press = await idOf('list.save', { name: 'Presse' });
    expect(await idOf('list.save', { name: 'presse' })).toBe(press);
    const regulars = await idOf('list.save', { name: 'Stammgäste' });
    for (const listId of [press, regulars, STAR_LIST])
      expect(await act('person.setList', { listId, isOn: true })).toEqual(OK);
    expect(await person()).toEqual({ ...jana, isVip: true, listIds: [press, regulars] });
    expect(await act('person.setList', { listId: press, isOn: false })).toEqual(OK);
    expect((await person())?.listIds).toEqual([regulars]);
    expect([await undo(), await undo()]).toEqual(['person', 'person']);
    expect(await person()).toEqual({ ...jana, listIds: [press, regulars] });
  });

  test('a list gets another name, and the undo gives it the old one', async () => {
    const listId = await idOf('list.save', { name: 'Presse' });
    clock.advance(1);
    expect(await idOf('list.save', { id: listId, name: 'Zeitungen' })).toBe(listId);
    const nameNow = async () => await store.forWorkspace(BAKERY).get('library', listId);
    expect(await nameNow()).toMatchObject({ name: 'Zeitungen' });
    expect(await undo()).toBe('library');
    expect(await nameNow()).toMatchObject({ name: 'Presse' });
  });

  test('a list that is gone takes nobody; taken back it has its people again', async () => {
    const listId = await idOf('list.save', { name: 'Presse' });
    await act('person.setList', { listId, isOn: true });
    clock.advance(1);
    expect(await run('list.remove', { workspaceId: BAKERY, listId })).toEqual(OK);
    expect(await act('person.setList', { listId, isOn: true })).toEqual(failed('not-found'));
    expect(await undo()).toBe('library');
    expect((await person())?.listIds).toEqual([listId]);
    expect(await run('list.remove', { workspaceId: GARAGE, listId })).toEqual(failed('not-found'));
  });

  test('narrow the inbox for what is done with all of it', async () => {
    await store.forWorkspace(BAKERY).change((tx) => {
      tx.put('people', { ...jana, isVip: true });
      tx.put('conversations', aConversation(account));
      const ben = aPerson(BAKERY, { id: toId('ben'), remoteId: 'ben' });
      tx.put('conversations', aConversation(account, { remoteRootId: 'b', personId: ben.id }));
    }, DURABLE);
    const all = { workspaceId: BAKERY, state: 'open', filter: { listIds: [STAR_LIST] } };
    const answer = await run('conversation.setState', { conversations: { all }, state: 'done' });
    expect(answer).toEqual({ ok: true, value: { count: 1 } });
  });
});

describe('keeping in touch', () => {
  const talk = aConversation(account, { lastActivityAt: 5 });

  test('is set, put off, done and taken back', async () => {
    const since = clock.now() + 1;
    expect(await act('person.keepInTouch', { days: 30 })).toEqual(OK);
    expect((await person())?.touch).toEqual({ days: 30, since });
    await store.forWorkspace(BAKERY).change((tx) => tx.put('conversations', talk), DURABLE);
    expect(await act('person.touchLater', { days: 7 })).toEqual(OK);
    const later = { from: 5, until: clock.now() + 7 * DAY };
    expect((await person())?.touch).toEqual({ days: 30, since, later });
    expect(await act('person.touchDone', {})).toEqual(OK);
    expect((await person())?.touch).toEqual({ days: 30, since, doneAt: clock.now() });
    expect([await undo(), (await person())?.touch]).toEqual(['person', { days: 30, since, later }]);
    expect(await act('person.keepInTouch', { days: null })).toEqual(OK);
    expect(await person()).toEqual(jana);
  });

  test('is refused for nobody, for no days, and where it was not asked for', async () => {
    expect(await act('person.touchLater', { days: 7 })).toEqual(failed('not-allowed-now'));
    expect(await act('person.touchDone', {})).toEqual(failed('not-allowed-now'));
    const nobody = { personId: 'nobody', days: 7 };
    expect(await act('person.keepInTouch', nobody)).toEqual(failed('not-found'));
    for (const days of [0, 3651, 1.5])
      expect(await act('person.keepInTouch', { days })).toMatchObject({ ok: false });
    expect(await person()).toEqual(jana);
  });
});

test('what is over is over at all identities, and one step brings all of it back', async () => {
  const listId = await idOf('list.save', { name: 'Presse' });
  const other = aPerson(BAKERY, {
    id: personId(BAKERY, 'bluesky', 'jana'),
    leadId: jana.id,
    listIds: [listId],
    isVip: true,
    touch: { days: 7, since: 1 },
  });
  const otherNow = async () => await store.forWorkspace(BAKERY).get('people', other.id);
  await store.forWorkspace(BAKERY).change((tx) => tx.put('people', other), DURABLE);
  for (const [name, args] of [
    ['person.setList', { listId, isOn: false }],
    ['person.setList', { listId: STAR_LIST, isOn: false }],
    ['person.keepInTouch', { days: null }],
  ] as const)
    expect(await act(name, { ...args, personId: other.id })).toEqual(OK);
  const { listIds: _l, touch: _t, ...bare } = other;
  expect(await otherNow()).toEqual({ ...bare, isVip: false });
  for (let step = 0; step < 3; step += 1) expect(await undo()).toBe('person');
  expect(await otherNow()).toEqual(other);
  expect(await act('person.setList', { listId, isOn: true, personId: other.id })).toEqual(OK);
  expect((await person())?.listIds).toEqual([listId]);
});

test('what came of looking at somebody is kept and taken back', async () => {
  expect(await act('person.mark', { mark: 'not-now' })).toEqual(OK);
  expect((await person())?.mark).toEqual({ kind: 'not-now', at: clock.now() });
  expect(await undo()).toBe('person');
  expect(await person()).toEqual(jana);
});
