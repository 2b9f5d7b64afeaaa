import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEED_KINDS } from '#domain/network.ts';
import { networks } from './registry.ts';

const NO_NETWORKS = new Set(['conformance', 'graph', 'oauth']);
/** The sample client shows three networks that are played. */
const folderOf = (id: string): string => (id.startsWith('sample') ? 'sample' : id);

test('every folder is a network in the registry, and every network has its folder', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_NETWORKS.has(entry.name))
    .map(({ name }) => name);
  const registered = new Set(networks.map(({ info }) => folderOf(info.id)));
  expect(folders.length).toBeGreaterThan(0);
  expect([...registered].toSorted()).toEqual(folders.toSorted());
});

test.each(networks.map((known) => [known.info.id, known] as const))(
  'the code of %s is that of its line',
  async (_id, { info, connector }) => {
    expect((await connector()).info).toBe(info);
  },
);

function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(networks.map(({ info }) => [info.id, info] as const))(
  '%s describes itself completely',
  (_id, info) => {
    expect(info.color).toMatch(/^#[\da-f]{6}$/u);
    // White text on the square: WCAG 2.2, 1.4.3.
    expect(1.05 / (brightness(info.color) + 0.05)).toBeGreaterThanOrEqual(4.5);
    expect([...info.glyph].length).toBeLessThanOrEqual(2);
    for (const text of [info.summary, info.price, ...info.signIn.map(({ label }) => label)])
      expect([text.en.trim(), text.de.trim()]).not.toContain('');
    expect(info.feeds.filter((kind) => !FEED_KINDS.includes(kind))).toEqual([]);
  },
);

test('no network is there twice', () => {
  const ids = networks.map(({ info }) => info.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the sample plays its networks under their own glyphs', () => {
  const real = networks.filter(({ info }) => info.stage !== 'embedded');
  const glyphOf = new Map(real.map(({ info }) => [info.name, info.glyph]));
  const played = networks.filter(({ info }) => info.stage === 'embedded');
  expect(played.length).toBeGreaterThan(0);
  for (const { info } of played)
    if (glyphOf.has(info.name)) expect(info.glyph).toBe(glyphOf.get(info.name));
  expect(new Set(glyphOf.values()).size).toBe(glyphOf.size);
});

test('a network with one server only is found by the address that it names', async () => {
  const only = networks.filter(({ info }) => info.onlyServer !== undefined);
  const nobody = {
    http: { request: async () => await Promise.reject(new Error('asked')), rate: () => null },
    signal: new AbortController().signal,
  };
  const all = await Promise.all(
    only.map(async ({ info, connector }) => {
      const found = await (await connector()).probe(info.onlyServer ?? '', nobody);
      return [info.id, found?.serverUrl];
    }),
  );
  expect(all).toEqual(only.map(({ info }) => [info.id, info.onlyServer]));
  expect(only.length).toBeGreaterThan(5);
});
