import { expect, test } from 'vitest';
import { KEY_COMMAND_IDS, keyCommand } from '#renderer/keys/key-map.ts';
import { helpGroups } from './key-groups.ts';

test('every key of the key map is in the help, alone or inside a row of numbers', () => {
  const lines = helpGroups((id) => keyCommand(id).keys).flatMap(({ lines: all }) => all);
  const shown = new Set(
    lines.flatMap(({ keys, upTo }) => (upTo === null ? keys : [...keys, upTo])),
  );
  const missing = KEY_COMMAND_IDS.flatMap((id) => keyCommand(id).keys).filter(
    (key) => !shown.has(key) && !/^(?:mod\+|v )?[2-8]$/u.test(key),
  );
  expect(missing).toEqual([]);
  expect(lines.length).toBeGreaterThan(30);
});

test('numbered commands are one line from the first to the last', () => {
  const lines = helpGroups((id) => keyCommand(id).keys).flatMap(({ lines: all }) => all);
  const rows = lines.filter(({ upTo }) => upTo !== null);
  expect(rows.map(({ keys, upTo }) => [keys[0], upTo])).toEqual([
    ['mod+1', 'mod+9'],
    ['v 1', 'v 9'],
    ['1', '9'],
    ['1', '9'],
  ]);
});
