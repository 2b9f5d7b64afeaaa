import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The tokens of renderer/ui/tokens.css against WCAG 2.2: 1.4.3 for text, 1.4.11 for what is drawn. */
const css = readFileSync(join(import.meta.dirname, '..', 'renderer', 'ui', 'tokens.css'), 'utf8');

const COLOR =
  /--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6}|rgb\([^)]*\))\s*,\s*(#[0-9a-f]{6}|rgb\([^)]*\))\s*\)/gu;

/** Both values of every colour in one block of the style sheet. */
function colorsIn(block) {
  return new Map(
    [...block.matchAll(COLOR)].map(([, name, light, dark]) => [name, { light, dark }]),
  );
}
const [, plain = ''] = /:root \{([^}]*)\}/u.exec(css) ?? [];
const [, strong = ''] = /:root\[data-theme='contrast'\] \{([^}]*)\}/u.exec(css) ?? [];
const usual = colorsIn(plain);
const contrast = new Map([...usual, ...colorsIn(strong)]);

function channels(color) {
  const hex = /^#(..)(..)(..)$/u.exec(color);
  if (hex !== null) return [...hex.slice(1).map((part) => Number.parseInt(part, 16)), 1];
  const [r, g, b, percent] = (color.match(/[\d.]+/gu) ?? []).map(Number);
  return [r, g, b, percent / 100];
}

/** What is seen where `color` lies over a ground that lets nothing through. */
function over(color, ground) {
  const [r, g, b, alpha] = channels(color);
  const below = channels(ground);
  return [r, g, b].map((part, index) => part * alpha + below[index] * (1 - alpha));
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a, b) {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['bg', 'surface', 'raised', 'sunken', 'sel'];
/** Which ink is written on which ground. */
const TEXTS = [
  ...['ink', 'ink-2', 'ink-3'].map((ink) => [ink, GROUNDS]),
  ['accent-ink', [...GROUNDS, 'accent-soft']],
  ['good-ink', ['bg', 'surface', 'raised', 'sunken', 'sel', 'good-soft']],
  ['warn-ink', ['bg', 'surface', 'raised', 'sunken', 'sel', 'warn-soft', 'mark']],
  ['bad-ink', ['bg', 'surface', 'raised', 'sunken', 'sel', 'bad-soft']],
  ['ink', ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft', 'mark']],
  ['on-accent', ['accent']],
  ['on-bad', ['bad']],
];
/** What is drawn and means something: where one is, the focus, a dot, the ring of the clock. */
const SHAPES = ['accent', 'good', 'warn', 'bad'].map((ink) => [ink, GROUNDS]);

/** Around a field: against what it lies on and what it holds. */
const FIELDS = [['line-field', ['bg', 'surface', 'raised', 'sunken']]];

const THEMES = [
  { name: 'light', tokens: usual, side: 'light' },
  { name: 'dark', tokens: usual, side: 'dark' },
  { name: 'high contrast on white', tokens: contrast, side: 'light' },
  { name: 'high contrast on black', tokens: contrast, side: 'dark' },
];

describe.each(THEMES)('in the theme $name', ({ tokens, side }) => {
  const value = (name) => {
    const found = tokens.get(name)?.[side];
    if (found === undefined) throw new Error(`No token --${name}`);
    return found;
  };
  /** Pairs that are too close, with how close they are; hovered rows count as well. */
  const tooClose = (pairs, least) =>
    pairs.flatMap(([ink, grounds]) =>
      grounds.flatMap((ground) =>
        [over(value(ground), value(ground)), over(value('hover'), value(ground))]
          .map((below) => ratio(over(value(ink), value(ground)), below))
          .filter((found) => found < least)
          .map((found) => `${ink} on ${ground}: ${found.toFixed(2)}`),
      ),
    );

  test('every text has 4.5:1 on each of its grounds', () => {
    expect(tooClose(TEXTS, 4.5)).toEqual([]);
  });
  test('what is drawn and means something has 3:1', () => {
    expect(tooClose(SHAPES, 3)).toEqual([]);
  });
  test('where one can write is seen with 3:1, also where nothing is written', () => {
    const close = FIELDS.flatMap(([line, grounds]) =>
      grounds
        .map((ground) => [
          ground,
          ratio(over(value(line), value(ground)), over(value(ground), value(ground))),
        ])
        .filter(([, found]) => found < 3),
    );
    expect(close).toEqual([]);
  });
});

test('high contrast is high: 7:1 for every text', () => {
  for (const side of ['light', 'dark'])
    for (const ink of ['ink', 'ink-2', 'ink-3', 'accent-ink', 'good-ink', 'warn-ink', 'bad-ink'])
      for (const ground of ['bg', 'surface', 'raised', 'sunken']) {
        const pair = [ink, ground].map((name) => channels(contrast.get(name)[side]).slice(0, 3));
        expect(ratio(...pair), `${ink} on ${ground}, ${side}`).toBeGreaterThanOrEqual(7);
      }
});
