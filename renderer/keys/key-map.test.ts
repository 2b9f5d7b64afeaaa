import { expect, test } from 'vitest';
import { keysOf } from './key-choices.ts';
import { isKeyCommandId, KEY_COMMAND_IDS, keyCommand } from './key-map.ts';

/** What people have in their fingers from mail, help desks and the fediverse. */
const IN_THE_FINGERS = {
  'list.next': ['j', 'ArrowDown'],
  'list.previous': ['k', 'ArrowUp'],
  'list.open': ['Enter', 'o'],
  'conversation.done': ['e'],
  'conversation.doneStay': ['Shift+e'],
  'conversation.snooze': ['h', 'b'],
  'conversation.reply': ['r'],
  'conversation.note': ['n'],
  'composer.send': ['mod+Enter'],
  'composer.sendStay': ['mod+Shift+Enter'],
  'app.undo': ['z', 'mod+z'],
  'list.select': ['x'],
  'list.selectNext': ['Shift+j'],
  'list.selectPrevious': ['Shift+k'],
  'list.selectAll': ['* a'],
  'conversation.vip': ['s'],
  'conversation.label': ['l'],
  'card.like': ['f'],
  'card.boost': ['b'],
  'card.warning': ['x'],
  'app.search': ['/'],
  'app.palette': ['mod+k'],
  'app.keys': ['?'],
  'app.compose': ['c'],
  'column.newest': ['.'],
  'column.focus1': ['1'],
  'column.focus9': ['9'],
  'column.next': [']'],
  'column.previous': ['['],
  'go.inbox': ['g i'],
  'go.columns': ['g c'],
  'go.monitors': ['g m'],
  'go.people': ['g p'],
  'go.insights': ['g r'],
  'go.outbox': ['g o'],
  'go.settings': ['g s'],
  'client.1': ['mod+1'],
  'client.9': ['mod+9'],
} as const;

test('the keys that people have in their fingers do what they do elsewhere', () => {
  const missing = Object.entries(IN_THE_FINGERS).flatMap(([id, keys]) => {
    const known = isKeyCommandId(id) ? keysOf(id, {}) : [];
    return keys.filter((key) => !known.includes(key)).map((key) => `${id}: ${key}`);
  });
  expect(missing).toEqual([]);
});

const isSilent = (key: string): boolean => /^(?:mod\+|Escape$)/u.test(key);

test('what acts while somebody types has a key that types nothing', () => {
  const typing = KEY_COMMAND_IDS.filter((id) => keyCommand(id).whileTyping === true);
  expect(typing.length).toBeGreaterThan(5);
  expect(typing.filter((id) => !keyCommand(id).keys.some(isSilent))).toEqual([]);
});
