// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createKeyDispatcher, type KeyDispatcher } from './dispatcher.ts';
import { KEY_COMMAND_IDS, keyCommand } from './key-map.ts';

let keys: KeyDispatcher;
let ran: string[];

beforeEach(() => {
  document.body.innerHTML =
    '<textarea></textarea><div data-keys="list" tabindex="0"></div><button>b</button><div role="dialog"><p tabindex="0"></p></div>';
  ran = [];
  keys = createKeyDispatcher();
  keys.add({
    'list.next': () => ran.push('next'),
    'list.open': () => ran.push('open'),
    'go.inbox': () => ran.push('inbox'),
    'app.keys': () => ran.push('keys'),
    'app.palette': () => ran.push('palette'),
    'app.undo': () => ran.push('undo'),
    'composer.send': () => ran.push('send'),
  });
});

function press(key: string, init: KeyboardEventInit = {}, at: EventTarget = document.body): Event {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: at });
  keys.press(event);
  return event;
}
const find = (selector: string): Element => {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(selector);
  return element;
};

test('a letter runs its command and nothing else happens with it', () => {
  expect(press('j').defaultPrevented).toBe(true);
  expect(ran).toEqual(['next']);
});

test('two keys after each other are one command, also when the first one has none', () => {
  press('g');
  press('i');
  expect(ran).toEqual(['inbox']);
});

test('in a text field letters are text, but keys with Ctrl still work', () => {
  const field = find('textarea');
  expect(press('j', {}, field).defaultPrevented).toBe(false);
  press('Enter', { ctrlKey: true }, field);
  press('z', { ctrlKey: true }, field);
  expect(ran).toEqual(['send']);
});

test('in a column that has the focus itself, because its cards have yet to come, arrows are ours', () => {
  document.body.innerHTML =
    '<div data-letters=""><section data-column="a" tabindex="-1"><button>b</button></section></div>';
  press('ArrowDown', {}, find('section'));
  press('ArrowDown', {}, find('button'));
  press('j', {}, find('section'));
  expect(ran).toEqual(['next', 'next']);
});

test('arrows and Enter belong to whatever has the focus, unless that is one of our lists', () => {
  press('Enter', {}, find('button'));
  press('ArrowDown', {}, find('button'));
  expect(ran).toEqual([]);
  press('ArrowDown', {}, find('[data-keys]'));
  press('Enter', {}, find('[data-keys]'));
  expect(ran).toEqual(['next', 'open']);
});

test('a dialog has the keyboard to itself', () => {
  press('j', {}, find('[role="dialog"] p'));
  expect(ran).toEqual([]);
});

test('single letters can be switched off; keys with Ctrl and arrows stay', () => {
  keys.configure({ singleKeys: false, platform: 'other', choices: {} });
  press('j');
  press('?', { shiftKey: true });
  press('k', { ctrlKey: true });
  press('ArrowDown');
  expect(ran).toEqual(['palette', 'next']);
});

test('? works with and without Shift, @ typed with AltGr does nothing', () => {
  press('?', { shiftKey: true });
  press('?');
  press('j', { ctrlKey: true, altKey: true });
  expect(ran).toEqual(['keys', 'keys']);
});

test('Alt types signs and opens menus, but moves columns together with Shift and an arrow', () => {
  keys.add({ 'column.right': () => ran.push('right') });
  press('j', { altKey: true });
  press('ArrowDown', { altKey: true });
  press('ArrowRight', { altKey: true, shiftKey: true, ctrlKey: true });
  expect(ran).toEqual([]);
  keys.configure({ singleKeys: false, platform: 'other', choices: {} });
  press('ArrowRight', { altKey: true, shiftKey: true }, find('button'));
  expect(ran).toEqual(['right']);
});

test('on the Mac it is ⌘ that counts, not Ctrl', () => {
  keys.configure({ singleKeys: true, platform: 'mac', choices: {} });
  press('k', { ctrlKey: true });
  press('k', { metaKey: true });
  expect(ran).toEqual(['palette']);
});

test('the newest handler wins until it goes', () => {
  const remove = keys.add({ 'list.next': () => ran.push('newer') });
  press('j');
  remove();
  press('j');
  expect(ran).toEqual(['newer', 'next']);
});

test('a letter does nothing while something else has the focus', () => {
  press('j', {}, find('button'));
  press('g', {}, find('button'));
  press('i', {}, find('button'));
  expect(ran).toEqual([]);
  press('j', {}, find('[data-keys]'));
  press('k', { ctrlKey: true }, find('button'));
  expect(ran).toEqual(['next', 'palette']);
});

test('chosen keys count instead of the usual ones, and can be switched off', () => {
  const choices = { 'list.next': ['y', 'g n'], 'app.keys': [] };
  keys.configure({ singleKeys: true, platform: 'other', choices });
  for (const key of ['j', '?', 'y', 'g', 'n']) press(key);
  expect(ran).toEqual(['next', 'next']);
});

test('a handler that says "not now" leaves the key to the one before it', () => {
  keys.add({ 'list.next': () => false });
  press('j');
  expect(ran).toEqual(['next']);
});

test('no two commands of the same place share a key', () => {
  for (const group of new Set(KEY_COMMAND_IDS.map((id) => keyCommand(id).group))) {
    const used = KEY_COMMAND_IDS.filter((id) =>
      [group, 'everywhere'].includes(keyCommand(id).group),
    ).flatMap((id) => keyCommand(id).keys);
    expect(used.filter((key, index) => used.indexOf(key) !== index)).toEqual([]);
  }
});
