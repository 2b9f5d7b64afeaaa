import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation } from './conversation.ts';
import { toId } from './ids.ts';
import {
  addNote,
  afterIncoming,
  afterOutgoing,
  effectiveState,
  removeNote,
  setLabel,
  setState,
  snooze,
  triageOf,
  undoTriage,
  wake,
  withTriage,
} from './triage.ts';

const base: Conversation = {
  id: toId('c'),
  workspaceId: toId('w'),
  accountId: toId('a'),
  network: 'mastodon',
  remoteRootId: 'r',
  kind: 'comment',
  personId: toId('p'),
  personName: 'Jana',
  personHandle: '@jana',
  preview: { authorName: 'Jana', direction: 'in', text: 'Hallo', at: 10 },
  state: 'open',
  labelIds: [],
  notes: [],
  isMuted: false,
  unreadCount: 1,
  lastInboundAt: 10,
  lastActivityAt: 10,
};
const snoozed = snooze(base, { until: 'either', at: 500 });
const muted = { ...base, isMuted: true };

describe('an incoming message', () => {
  test.each(['done', 'waiting', 'open'] as const)('makes "%s" open', (state) => {
    expect(afterIncoming(setState(base, state))).toEqual(base);
  });

  test('ends a snooze', () => {
    expect(afterIncoming(snoozed)).toEqual(base);
  });

  test('ends the wait for it, but not a snooze that was to last', () => {
    expect(afterIncoming(snooze(base, { until: 'answer' }))).toEqual(base);
    const firm = snooze(base, { until: 'time', at: 500 });
    expect(afterIncoming(firm)).toBe(firm);
    expect(wake(firm, 500)).toEqual(base);
    expect(afterIncoming(wake(firm, 500))).toEqual(base);
  });

  test('leaves what is muted alone', () => {
    expect(afterIncoming(setState(muted, 'done'))).toEqual(setState(muted, 'done'));
  });
});

describe('our own message', () => {
  test.each([
    ['newer than the last incoming one means that we wait', base, 11, 'waiting'],
    ['of the same moment means that we wait', base, 10, 'waiting'],
    ['older than the last incoming one changes nothing', base, 9, 'open'],
    ['leaves done what is done', setState(base, 'done'), 11, 'done'],
    ['leaves a snooze alone', snoozed, 11, 'snoozed'],
  ] as const)('%s', (...[, before, at, state]) => {
    expect(afterOutgoing(before, at).state).toBe(state);
  });

  test('counts as an answer where nobody wrote yet', () => {
    const { lastInboundAt: _, ...quiet } = base;
    expect(afterOutgoing(quiet, 1).state).toBe('waiting');
  });
});

describe('a snooze', () => {
  test('is over at its time, not before', () => {
    expect([499, 500, 501].map((now) => effectiveState(snoozed, now))).toEqual([
      'snoozed',
      'open',
      'open',
    ]);
    expect(wake(snoozed, 499)).toBe(snoozed);
    expect(wake(snoozed, 500)).toEqual(base);
    expect(wake(base, 500)).toBe(base);
  });

  test('leaves no trace when another state follows', () => {
    expect(setState(snoozed, 'done')).toEqual({ ...base, state: 'done' });
  });
});

test('a label is there once, and the same object comes back when nothing changes', () => {
  const labeled = setLabel(setLabel(base, 'x', 'add'), 'y', 'add');
  expect(labeled.labelIds).toEqual(['x', 'y']);
  expect(setLabel(labeled, 'x', 'add')).toBe(labeled);
  expect(setLabel(labeled, 'z', 'remove')).toBe(labeled);
  expect(setLabel(labeled, 'x', 'remove').labelIds).toEqual(['y']);
});

const note = (id: string, createdAt: number) => ({ id, text: id, createdAt });
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
const states = fc.record({
  state: fc.constantFrom('open', 'waiting', 'snoozed', 'done'),
  snoozedUntil: fc.constantFrom(null, 100, 200),
  labelIds: ids,
  notes: ids.map((all) => all.map((id) => note(id, id.charCodeAt(0)))),
  isMuted: fc.boolean(),
  sleepsThrough: fc.boolean(),
});

describe('undo', () => {
  test('right after the change gives back what was', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const undone = triageOf(undoTriage(withTriage(base, after), before, after));
        const sorted = (fields: typeof undone) => ({
          ...fields,
          labelIds: fields.labelIds.toSorted((a, b) => a.localeCompare(b)),
          notes: fields.notes.toSorted((a, b) => a.createdAt - b.createdAt),
        });
        expect(sorted(undone)).toEqual(sorted(before));
      }),
    );
  });

  test('never touches what the change did not touch', () => {
    fc.assert(
      fc.property(states, states, (same, now) => {
        expect(triageOf(undoTriage(withTriage(base, now), same, same))).toEqual({
          ...now,
          notes: now.notes.toSorted((a, b) => a.createdAt - b.createdAt),
        });
      }),
    );
  });

  test('keeps a state that came later, and labels and notes that were added since', () => {
    const done = setState(base, 'done');
    const later = addNote(setLabel(setState(done, 'open'), 'new', 'add'), note('n', 1));
    expect(undoTriage({ ...later, unreadCount: 2 }, triageOf(snoozed), triageOf(done))).toEqual({
      ...later,
      unreadCount: 2,
    });
  });

  test('brings a removed note back to its place', () => {
    const both = addNote(addNote(base, note('1', 1)), note('2', 2));
    const removed = removeNote(both, '1');
    const more = addNote(removed, note('3', 3));
    expect(undoTriage(more, triageOf(both), triageOf(removed)).notes).toEqual([
      note('1', 1),
      note('2', 2),
      note('3', 3),
    ]);
  });
});
