import { globSync, readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { readPo } from './po-plugin.mjs';

const catalogue = (locale) => readPo(readFileSync(`renderer/i18n/${locale}.po`, 'utf8'));
const en = catalogue('en');
const de = catalogue('de');

const sources = globSync('{renderer,main/shell}/**/*.{ts,tsx}').filter(
  (path) => !path.includes('.test.'),
);
const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
const asked = new Set(
  [...code.matchAll(/\btext\(\s*'([^']+)'|<Trans\s+id="([^"]+)"/gu)].map((m) => m[1] ?? m[2]),
);
/** The names that a message wants filled, also in the branches of plurals. */
function placeholders(tokens) {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token) => {
    if (!Array.isArray(token)) return [];
    const [name, , options] = token;
    return [name, ...Object.values(options ?? {}).flatMap(placeholders)];
  });
}
const namesIn = (message) =>
  [...new Set(placeholders(compileMessage(message)))].toSorted((a, b) => a.localeCompare(b));

test('both languages know the same messages', () => {
  expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
  expect(Object.keys(en).length).toBeGreaterThan(100);
});

test('the catalogues are sorted, so that two people can add to them', () => {
  expect(Object.keys(en)).toEqual(Object.keys(en).toSorted());
  expect(Object.keys(de)).toEqual(Object.keys(de).toSorted());
});

test('every message that the window asks for is in the catalogue', () => {
  expect(asked.size).toBeGreaterThan(20);
  expect([...asked].filter((id) => !Object.hasOwn(en, id))).toEqual([]);
});

test('a translation fills the same placeholders', () => {
  const wrong = Object.keys(en).filter(
    (id) => namesIn(en[id]).join(' ') !== namesIn(de[id] ?? '').join(' '),
  );
  expect(wrong).toEqual([]);
});

/** Beginnings of ids that are put together at run time: `text(\`gap.${why}\`)`. */
const composed = [...code.matchAll(/[`']([a-z][\w.-]*\.)\$\{/giu)].map((match) => match[1]);
const isUsed = (id) =>
  composed.some((start) => id.startsWith(start)) ||
  code.includes(`'${id}'`) ||
  code.includes(`"${id}"`) ||
  (id.endsWith('Hint') && isUsed(id.slice(0, -'Hint'.length)));

test('no message lies about unused', () => {
  const unused = Object.keys(en).filter((id) => !isUsed(id));
  expect(unused).toEqual([]);
});

test('long texts and quotes of a PO file are read', () => {
  const po =
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "a"\nmsgstr "one \\"two\\" "\n"three"\n';
  expect(readPo(po)).toEqual({ a: 'one "two" three' });
});
