import { expect, test } from 'vitest';
import { meantByPaste } from './pasted.ts';

const picture = new File(['…'], 'image.png', { type: 'image/png' });

test.each([
  ['words alone', { files: [], plain: 'Hallo', html: '' }, 'text'],
  ['nothing', { files: [], plain: '', html: '' }, 'text'],
  [
    'words of an office program, with their picture',
    { files: [picture], plain: 'Hallo', html: '<b>Hallo</b>' },
    'text',
  ],
  [
    'a picture of a page',
    { files: [picture], plain: '', html: '<img src="https://bakery.example/bread.png">' },
    'files',
  ],
  ['a file of the desktop', { files: [picture], plain: 'image.png', html: '' }, 'files'],
  ['a picture of the screen', { files: [picture], plain: '', html: '' }, 'files'],
] as const)('%s: %s', (_what, pasted, meant) => {
  expect(meantByPaste(pasted)).toBe(meant);
});
