import { expect, test } from 'vitest';
import { layersFirst } from './layers-plugin.mjs';

test('whichever part of the page comes first, the sheet begins with the order of its layers', () => {
  const sheet = {
    type: 'asset',
    fileName: 'assets/style.css',
    source: '@layer ui{}@layer reset{}',
  };
  const code = { type: 'chunk', fileName: 'index.js', code: '' };
  layersFirst().generateBundle.handler({}, { sheet, code });
  expect(sheet.source).toBe('@layer reset, tokens, base, ui, screens;\n@layer ui{}@layer reset{}');
});
