import { beforeEach, expect, test } from 'vitest';
import { toId, type ConversationId, type WorkspaceId } from '#domain/ids.ts';
import { neighbour, useDesk } from './desk.ts';

const workspaceId = toId<WorkspaceId>('w');
const id = (name: string) => toId<ConversationId>(name);
const order = ['a', 'b', 'c', 'd'].map((name) => ({ workspaceId, conversationId: id(name) }));
const next = (current: string, ...gone: string[]) =>
  neighbour(order, id(current), new Set(gone.map(id)))?.conversationId ?? null;

beforeEach(() => useDesk.setState({ order: [], leaving: new Set(), selected: new Set() }));

test('after done comes the next one that is still there, at the end the one above', () => {
  expect(next('b')).toBe('c');
  expect(next('b', 'c')).toBe('d');
  expect(next('d')).toBe('c');
  expect(next('d', 'c', 'b')).toBe('a');
  expect(next('a', 'b', 'c', 'd')).toBeNull();
});

test('what has left the list is forgotten: it may come back', () => {
  const desk = useDesk.getState();
  desk.setOrder(order);
  desk.leave([id('b')]);
  desk.select([id('b'), id('c')], true);
  desk.setOrder(order.filter(({ conversationId }) => conversationId !== id('b')));
  expect(useDesk.getState()).toMatchObject({
    leaving: new Set(),
    selected: new Set([id('c')]),
  });
});

test('whoever opens a menu keeps the focus from a list that still waits for it', () => {
  const desk = useDesk.getState();
  desk.focusList();
  const { listFocus, listFocusMet } = useDesk.getState();
  expect(listFocusMet).not.toBe(listFocus);
  desk.setMenu('snooze');
  expect(useDesk.getState().listFocusMet).toBe(listFocus);
  desk.focusList();
  desk.setMenu(null);
  expect(useDesk.getState()).toMatchObject({ menu: null, listFocusMet: listFocus });
});
