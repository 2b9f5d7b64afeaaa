/** Larger than the largest command (a file of 16 MB as base64), smaller than what hurts. */
const MAX_CHARACTERS = 26_000_000;
const MAX_PARTS = 200_000;
const MAX_DEPTH = 20;

type Rest = { characters: number; parts: number };

/**
 * Is a value that came over the bridge plain and small enough to look at? Plain: texts, finite
 * numbers, booleans, null, undefined, arrays and records. The schemas do the rest.
 */
export function isSmallAndPlain(value: unknown): boolean {
  return fits({ value, depth: 0 }, { characters: MAX_CHARACTERS, parts: MAX_PARTS });
}

function fits(at: { value: unknown; depth: number }, rest: Rest): boolean {
  const { value, depth } = at;
  rest.parts -= 1;
  if (rest.parts < 0 || depth > MAX_DEPTH) return false;
  if (typeof value === 'string') {
    rest.characters -= value.length;
    return rest.characters >= 0;
  }
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value))
    return value.every((item: unknown) => fits({ value: item, depth: depth + 1 }, rest));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, item]: [string, unknown]) => {
    rest.characters -= key.length;
    return rest.characters >= 0 && fits({ value: item, depth: depth + 1 }, rest);
  });
}
