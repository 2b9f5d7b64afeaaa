import { expect, test } from 'vitest';
import { textFor } from '#renderer/i18n/catalogue.ts';
import { mediaRefusal, mediaWords, refusalWords } from './media-rule.ts';

const rule = {
  maxCount: 2,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
  maxBytes: 2_000_000,
};
const cup = { name: 'cup.png', mimeType: 'image/png', byteLength: 1000 };
const film = { name: 'clip.mp4', mimeType: 'video/mp4', byteLength: 200_000_000 };
const poster = { name: 'poster.png', mimeType: 'image/png', byteLength: 3_000_000 };
const around = { rule, network: 'Bluesky' };

test.each([
  ['two pictures', [cup, cup], null],
  ['three where two go', [cup, cup, cup], 'Bluesky takes at most 2 pictures.'],
  ['a film', [cup, film], 'clip.mp4 cannot be sent from here: Bluesky takes JPEG, PNG or GIF.'],
  ['a big picture', [poster], 'poster.png is too big: Bluesky takes up to 2 MB.'],
] as const)('%s', (_what, media, words) => {
  const refusal = mediaRefusal(media, rule);
  expect(refusal && refusalWords(refusal, around, textFor('en'))).toBe(words);
});

test('an account that takes no pictures refuses each of them', () => {
  expect(mediaRefusal([cup], undefined)).toEqual({ kind: 'none' });
  expect(mediaRefusal([], undefined)).toBeNull();
});

test('what goes is said before anything is chosen', () => {
  expect(mediaWords(rule, textFor('de'))).toBe('Bis zu 2 Bilder, je bis 2 MB: JPEG, PNG und GIF.');
});
