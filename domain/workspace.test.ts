import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initials, WORKSPACE_COLORS } from './workspace.ts';

test.each([
  ['Bäckerei Rabe', 'BR'],
  ['Autohaus', 'AU'],
  ['  blumen   mai  gbr ', 'BM'],
  ['Ö', 'Ö'],
  ['3 Freunde', '3F'],
  ['straße', 'ST'],
  ['ßlang', 'SL'],
  ['🥐 Café', 'CA'],
  ['🥐', '?'],
  ['', '?'],
  ['𝒳y', '𝒳Y'],
])('the letters of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('there are always one or two letters, whole ones', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const letters = [...initials(name)];
      expect(letters.length).toBeGreaterThanOrEqual(1);
      expect(letters.length).toBeLessThanOrEqual(2);
      expect(initials(name).isWellFormed()).toBe(true);
    }),
  );
});

/** WCAG 2.2: relative luminance of an sRGB color. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(WORKSPACE_COLORS)('white text on %s is readable', (color) => {
  expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
});
