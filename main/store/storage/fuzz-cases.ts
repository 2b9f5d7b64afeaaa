import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import type { FuzzDocument, FuzzQuery } from './fuzz-kept.ts';

const shortText = { type: 'string', maxLength: 30 } as const;
const number = { type: 'number', minimum: -10_000, maximum: 10_000, multipleOf: 0.5 } as const;
export const schema = fillWithDefaultSettings<FuzzDocument>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    s: shortText,
    n: number,
    b: { type: 'boolean' },
    opt: { type: 'string' },
    optn: { type: ['number', 'null'] },
    nul: { type: ['string', 'null'] },
    big: { type: 'number' },
    tags: { type: 'array', items: { type: 'string' } },
    plain: { type: 'array', items: { type: 'string' } },
    o: {
      type: 'object',
      properties: { x: shortText, y: { type: 'integer' }, z: { type: 'boolean' } },
      required: ['x'],
    },
    ext: { type: 'object', additionalProperties: true },
  },
  required: ['id', 's', 'n', 'b', 'nul', 'tags', 'o'],
  indexes: [['s', 'n'], ['b', 'n'], ['n'], ['o.x', 's'], ['s', 'b', 'n']],
});

export type Dice = {
  readonly chance: (odds: number) => boolean;
  readonly below: (limit: number) => number;
  /** The texts of this round. */
  readonly texts: readonly string[];
  readonly text: () => string;
  readonly pick: <Value>(values: readonly Value[]) => Value;
};

/** mulberry32: small, and the same everywhere. */
export function dice(seed: number, texts: readonly string[]): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick: Dice['pick'] = (values) => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return { below, chance: (odds) => next() < odds, texts, text: () => pick(texts), pick };
}

/** Around every border: NUL, quotes, U+D7FF, surrogates alone and in pairs, U+E000, U+FFFF. */
export const ALL_TEXTS = [
  '',
  'a',
  'ab',
  'b',
  'B',
  'ä',
  'ß',
  'z',
  '10',
  '9',
  'a"b',
  "a'b",
  'a\\b',
  'a\nb',
  'a\0b',
  'a\0',
  '\0',
  '\ud7ff',
  '😀',
  '😀a',
  '𐀀',
  '\u{10ffff}',
  '\ue000',
  '\uf8ff',
  '\uff5e',
  '\uffff',
  '\ufffd',
  '\ud800',
  '\udfff',
  '\udc00\ud800',
  'a\ud83d',
  'a😀',
  'a\uff5e',
  '\ud83da',
  '%',
  '_',
] as const;
/**
 * RxDB's memory storage is no witness for texts below the space or with U+FFFF, with which it pads
 * its index keys, nor for values of a wrong type. In its rounds there are none.
 */
export const PRINTABLE_TEXTS = ALL_TEXTS.filter(
  (each) => !each.includes('\uffff') && [...each].every((char) => char >= ' '),
);
const NUMBERS = [-10, -0.5, 0, 0.5, 1, 2, 10, 999] as const;
const BIG = [
  0,
  -0,
  2 ** 53,
  2 ** 60,
  2 ** 60 + 256,
  1e21,
  -1e300,
  5e-324,
  0.1,
  0.30000000000000004,
] as const;
const TAGS = ['x', 'y', 'z', '😀', '\ue000', ''] as const;

export function randomDocument(random: Dice, number_: number): FuzzDocument {
  const { pick, chance, below, text, texts } = random;
  const document: FuzzDocument = {
    id: `${text()}${number_.toString(36)}`,
    s: text(),
    n: pick(NUMBERS),
    b: chance(0.5),
    nul: chance(0.3) ? null : text(),
    tags: TAGS.filter(() => chance(0.3)),
    o: {
      x: text(),
      ...(chance(0.7) ? { y: below(4) } : {}),
      ...(chance(0.5) ? { z: chance(0.5) } : {}),
    },
  };
  if (chance(0.1)) document.tags = [...document.tags, 'x', 'x'];
  if (chance(0.6)) document.opt = text();
  if (chance(0.7)) document.optn = chance(0.3) ? null : pick(NUMBERS);
  if (chance(0.6)) document.big = pick(BIG);
  if (chance(0.6)) document.plain = TAGS.filter(() => chance(0.3));
  if (chance(0.3)) document.ext = { k: pick([...texts, 1, null, true]) };
  return document;
}

type Values = Readonly<Record<string, (random: Dice) => unknown>>;
const VALUES: Values = {
  id: ({ text, below }) => `${text()}${below(150).toString(36)}`,
  s: ({ text }) => text(),
  n: ({ pick }) => pick(NUMBERS),
  b: ({ chance }) => chance(0.5),
  opt: ({ pick, texts }) => pick([...texts, null]),
  optn: ({ pick }) => pick([...NUMBERS, null]),
  nul: ({ pick, texts }) => pick([...texts, null]),
  big: ({ pick }) => pick([...BIG, null]),
  tags: ({ pick }) => pick(TAGS),
  plain: ({ pick }) => pick(TAGS),
  'o.x': ({ text }) => text(),
  'o.y': ({ pick }) => pick([0, 1, 2, 3, null]),
  'o.z': ({ pick }) => pick([true, false, null]),
  'ext.k': ({ pick, texts }) => pick([...texts, 1, null, true]),
};
const PATHS = Object.keys(VALUES);
/** Equal arrays have no order in RxDB: its comparator stops at them, so the id does not decide. */
const SORT_PATHS = PATHS.filter((path) => path !== 'tags' && path !== 'plain');
const ODD_VALUES = [null, 1, 'a', true, [], {}] as const;

function randomMatcher(random: Dice, path: string): unknown {
  const { pick, chance, below, texts } = random;
  const value = (): unknown =>
    texts === ALL_TEXTS && chance(0.03) ? pick(ODD_VALUES) : VALUES[path]?.(random);
  const list = (): unknown[] => Array.from({ length: below(4) }, value);
  switch (pick(['eq', 'eq', 'eq', 'in', 'in', 'cmp', 'cmp', 'range', 'other'])) {
    case 'eq':
      return chance(0.3) ? value() : { [chance(0.8) ? '$eq' : '$ne']: value() };
    case 'in':
      return {
        [chance(0.7) ? '$in' : '$nin']: chance(0.02) ? Array.from({ length: 70 }, value) : list(),
      };
    case 'cmp':
      return { [pick(['$gt', '$gte', '$lt', '$lte'])]: value() };
    case 'range':
      return { [pick(['$gt', '$gte'])]: value(), [pick(['$lt', '$lte'])]: value() };
    default:
      return pick([
        { $exists: chance(0.5) },
        { $not: { [pick(['$gt', '$eq', '$lte'])]: pick([value(), list()]) } },
        { $not: { $in: list() } },
        { $regex: pick(['^a', 'b$', '.', '😀']) },
        { $size: below(3) },
        { $type: pick(['string', 'number', 'null', 'boolean', 'array']) },
        { $mod: [2, 0] },
        { $elemMatch: { $eq: pick(TAGS) } },
        { $elemMatch: { $in: [pick(TAGS), pick(TAGS)] } },
        { $elemMatch: { $gt: pick(TAGS) } },
      ]);
  }
}

function randomSelector(random: Dice, depth = 0): Record<string, unknown> {
  const { pick, chance, below, text } = random;
  const selector: Record<string, unknown> = {};
  for (let left = 1 + below(2); left > 0; left -= 1) {
    const path = pick(PATHS);
    selector[path] = randomMatcher(random, path);
  }
  // What a label list asks: one tag, and perhaps a window by the order of its side table.
  if (depth === 0 && chance(0.15)) selector['tags'] = { $elemMatch: { $eq: pick(TAGS) } };
  if (depth === 0 && chance(0.15)) selector['s'] = { $in: [text(), text(), text()] };
  if (depth < 2 && chance(0.3))
    selector[pick(['$or', '$and', '$nor'])] = Array.from({ length: 1 + below(2) }, () =>
      randomSelector(random, depth + 1),
    );
  return selector;
}

/** What the merge of several values over an index is for. */
function randomMerge(random: Dice): FuzzQuery {
  const { text, chance, below, pick } = random;
  const selector = {
    _deleted: { $eq: false },
    s: { $in: [text(), text(), text()] },
    ...(chance(0.4) ? { b: { $in: [true, false] } } : {}),
    ...(chance(0.4) ? { n: { $gt: pick(NUMBERS) } } : {}),
    ...(chance(0.3) ? randomSelector(random, 2) : {}),
  };
  const sort = [{ n: pick(['asc', 'desc'] as const) }];
  return { selector, sort, limit: below(20), ...(chance(0.3) ? { skip: below(5) } : {}) };
}

export function randomQuery(random: Dice): FuzzQuery {
  if (random.chance(0.08)) return randomMerge(random);
  const { pick, chance, below } = random;
  const sort: Record<string, 'asc' | 'desc'>[] = [];
  if (chance(0.7))
    for (const path of new Set(
      [pick([...SORT_PATHS, 'n', 'n']), pick(SORT_PATHS)].slice(0, 1 + below(2)),
    ))
      sort.push({ [path]: pick(['asc', 'desc']) });
  return {
    selector: { ...(chance(0.9) ? { _deleted: { $eq: false } } : {}), ...randomSelector(random) },
    ...(sort.length > 0 ? { sort } : {}),
    ...(chance(0.6) ? { limit: below(30) } : {}),
    ...(chance(0.3) ? { skip: below(10) } : {}),
  };
}
