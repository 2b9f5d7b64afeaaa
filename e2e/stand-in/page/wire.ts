/**
 * Values as text, the way structured clone would carry them. One self-contained function, because its
 * source is also injected into the page: it may use nothing from outside but what every JavaScript has.
 */
export type Hooks = {
  /** Where functions and promises may cross too (contextBridge): their names on the other side. */
  readonly nameOf?: (value: object) => string | null;
  readonly byName?: (name: string) => unknown;
};
export type Wire = { encode(value: unknown): string; decode(text: string): unknown };

export function createWire(hooks: Hooks = {}): Wire {
  const MAX_DEPTH = 1000;
  type Coded = null | string | number | boolean | { t: string; k?: string; v?: unknown };
  const refuse = (what: string): never => {
    throw new TypeError(`An object could not be cloned. (${what})`);
  };

  const bytesToText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  const textToBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const codeRecord = (value: object, above: readonly object[]): Coded => {
    const path = [...above, value];
    const entries: [string, unknown][] = Object.entries(value);
    return { t: 'o', v: entries.map(([key, item]) => [key, code(item, path)]) };
  };
  const codeBinary = (value: object): Coded | undefined => {
    if (value instanceof ArrayBuffer)
      return { t: 'y', k: 'ArrayBuffer', v: bytesToText(new Uint8Array(value)) };
    if (!ArrayBuffer.isView(value)) return undefined;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const kind = value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name;
    return { t: 'y', k: kind, v: bytesToText(bytes) };
  };
  const codeKnown = (
    value: object,
    all: (items: Iterable<unknown>) => Coded[],
  ): Coded | undefined => {
    if (Array.isArray(value)) return { t: 'a', v: all(value) };
    if (value instanceof Date) return { t: 'd', v: value.getTime() };
    if (value instanceof Map) return { t: 'm', v: all(value) };
    if (value instanceof Set) return { t: 's', v: all(value) };
    if (value instanceof Error) return { t: 'e', k: value.name, v: value.message };
    return codeBinary(value);
  };
  const codeObject = (value: object, above: readonly object[]): Coded => {
    if (above.includes(value)) return refuse('the stand-in carries no cycles');
    if (above.length > MAX_DEPTH) return refuse('too deep');
    const name = hooks.nameOf?.(value) ?? null;
    if (name !== null) return { t: 'h', v: name };
    const isLost = value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet;
    if (typeof value === 'function' || isLost)
      return refuse('function, promise or weak collection');
    const path = [...above, value];
    const all = (items: Iterable<unknown>): Coded[] => [...items].map((item) => code(item, path));
    return codeKnown(value, all) ?? codeRecord(value, above);
  };
  const code = (value: unknown, above: readonly object[]): Coded => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { t: 'n', v: Object.is(value, -0) ? '-0' : String(value) };
    if (value === undefined) return { t: 'u' };
    if (typeof value === 'bigint') return { t: 'b', v: value.toString() };
    return typeof value === 'symbol' ? refuse('symbol') : codeObject(value, above);
  };

  const record = (pairs: readonly unknown[]): object => {
    const made = {};
    for (const pair of pairs) {
      if (!Array.isArray(pair)) continue;
      // Defined, not assigned: a key called __proto__ stays a key.
      const value = open(pair[1]);
      const rights = { enumerable: true, writable: true, configurable: true };
      Object.defineProperty(made, String(pair[0]), { value, ...rights });
    }
    return made;
  };
  const binary = (kind: string, text: string): unknown => {
    const bytes = textToBytes(text);
    if (kind === 'ArrayBuffer') return bytes.buffer;
    if (kind === 'Uint8Array') return bytes;
    if (kind === 'DataView') return new DataView(bytes.buffer);
    const View: unknown = Reflect.get(globalThis, kind);
    return typeof View === 'function' ? Reflect.construct(View, [bytes.buffer]) : bytes;
  };
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  type Opener = (value: unknown, kind: string) => unknown;
  const pairs = (value: unknown): [unknown, unknown][] =>
    list(value).map((pair) => {
      const both = list(open(pair));
      return [both[0], both[1]];
    });
  const openers: Record<string, Opener> = {
    u: () => undefined,
    n: (value) => Number(value),
    b: (value) => BigInt(String(value)),
    d: (value) => new Date(Number(value)),
    a: (value) => list(value).map((item) => open(item)),
    m: (value) => new Map(pairs(value)),
    s: (value) => new Set(list(value).map((item) => open(item))),
    e: (value, kind) => Object.assign(new Error(String(value)), { name: kind }),
    y: (value, kind) => binary(kind, String(value)),
    o: (value) => record(list(value)),
    h: (value) => hooks.byName?.(String(value)),
  };
  const open = (coded: unknown): unknown => {
    if (typeof coded !== 'object' || coded === null) return coded;
    const tag: unknown = Reflect.get(coded, 't');
    const kind: unknown = Reflect.get(coded, 'k');
    const opener = openers[String(tag)];
    return opener?.(Reflect.get(coded, 'v'), String(kind));
  };

  return {
    encode: (value) => JSON.stringify(code(value, [])),
    decode: (text) => open(JSON.parse(text)),
  };
}
