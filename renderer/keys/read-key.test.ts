import { expect, test } from 'vitest';
import { showKey } from './read-key.ts';

test('keys are shown as they are printed: by language, and with signs on the Mac', () => {
  const keys = ['mod+Enter', 'mod+Shift+Enter', 'g i', 'Home', 'Alt+Shift+ArrowLeft'];
  const shown = (platform: 'mac' | 'other', locale: 'en' | 'de'): string[] =>
    keys.map((key) => showKey(key, { platform, locale }));
  expect(shown('other', 'en')).toEqual(['Ctrl ↵', 'Ctrl Shift ↵', 'G I', 'Home', 'Alt Shift ←']);
  expect(shown('other', 'de')).toEqual([
    'Strg ↵',
    'Strg Umschalt ↵',
    'G I',
    'Pos1',
    'Alt Umschalt ←',
  ]);
  expect(shown('mac', 'de')).toEqual(['⌘↵', '⌘⇧↵', 'G I', 'Pos1', '⌥⇧←']);
});

test('a plus is shown as one, alone and with others', () => {
  const shown = ['+', 'mod++', 'Alt+PageDown'].map((key) =>
    showKey(key, { platform: 'other', locale: 'de' }),
  );
  expect(shown).toEqual(['+', 'Strg +', 'Alt Bild ↓']);
});
