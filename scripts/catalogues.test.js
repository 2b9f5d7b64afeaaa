import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { FAILURE_CODES } from '#domain/failure.ts';
import { readPo } from './po-plugin.mjs';

const root = join(import.meta.dirname, '..');
const read = (locale) => {
  const source = readFileSync(join(root, 'renderer', 'i18n', `${locale}.po`), 'utf8');
  return new Map(Object.entries(readPo(source)));
};
const en = read('en');
const de = read('de');

/** The parts of a compiled message that are filled in: name, kind (`plural`, `select`) and forms. */
function placesOf(message) {
  if (!Array.isArray(message)) return [];
  return message.filter(Array.isArray).flatMap(([name, kind = 'value', forms = {}]) => {
    const inner = typeof forms === 'object' ? Object.values(forms).flatMap(placesOf) : [];
    return inner.concat({ name, kind, forms });
  });
}

const placesIn = (text) => placesOf(compileMessage(text));
const namesIn = (text) => new Set(placesIn(text).map(({ name, kind }) => `${name} ${kind}`));
const tagsIn = (text) => new Set([...text.matchAll(/<\/?\w+\/?>/gu)].map(([tag]) => tag));
const isSame = (a, b) => a.symmetricDifference(b).size === 0;

/** `text('list.open')`; names that are put together are tested where that is done. */
const ASKED = /\btext\(\s*'([a-z]\w*\.[\w.]+)'/gu;

describe('the two languages', () => {
  test('know the same texts, and none is empty', () => {
    expect([...de.keys()]).toEqual([...en.keys()]);
    expect([...en, ...de].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('know every text that the window asks for by its name', () => {
    const folder = join(root, 'renderer');
    const asked = readdirSync(folder, { recursive: true })
      .filter((file) => /(?<!\.test)\.tsx?$/u.test(file))
      .flatMap((file) => {
        const source = readFileSync(join(folder, file), 'utf8');
        return Array.from(source.matchAll(ASKED), ([, id]) => id);
      });
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((id) => !en.has(id))).toEqual([]);
  });

  test('fill in the same values in the same way', () => {
    const differing = [...en].filter(([id, text]) => {
      const other = de.get(id) ?? '';
      return !isSame(namesIn(text), namesIn(other)) || !isSame(tagsIn(text), tagsIn(other));
    });
    expect(differing).toEqual([]);
  });

  test('have a form for one and for many wherever something is counted', () => {
    const counted = [...en, ...de].flatMap(([id, text]) =>
      placesIn(text)
        .filter(({ kind }) => kind === 'plural')
        .map(({ forms }) => ({ id, forms: Object.keys(forms) })),
    );
    expect(counted.length).toBeGreaterThan(10);
    expect(
      counted.filter(({ forms }) => !forms.includes('one') || !forms.includes('other')),
    ).toEqual([]);
  });

  test('keep their texts in order, so that two changes rarely meet', () => {
    expect([...en.keys()]).toEqual([...en.keys()].toSorted());
  });
});

/** Everything that can show a text: the window, and the shell of the app. */
function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name))
    .filter(({ parentPath }) => !parentPath.includes(join('renderer', 'testing')))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
}

/** Where the first argument of a call ends that begins at `from`. */
function endOfArgument(code, from) {
  let depth = 0;
  let quote = '';
  for (let at = from; at < code.length; at += 1) {
    const sign = code[at];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if ('\'"`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth += 1;
    else if (depth === 0 && ',)'.includes(sign)) return at;
    else if (')]}'.includes(sign)) depth -= 1;
  }
  return from;
}

/** What stands in the first argument of every `text(…)`. */
function askedIn(code) {
  return [...code.matchAll(/\btext\(/gu)].map(({ index, 0: call }) => {
    const from = index + call.length;
    return code.slice(from, endOfArgument(code, from));
  });
}

const literalsIn = (code) =>
  [...code.matchAll(/['"]([a-zA-Z]+(?:\.[\w-]+)+)['"]/gu)].map(([, id]) => id);
/** Ids that are put together: `` `failure.${code}` ``. */
const templatesIn = (code) =>
  [...code.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/gu)]
    .map(([, template]) => template)
    .filter((template) => /^[a-z]\w*\..*\$|^\$\{\w+\}[A-Z]\w+$/u.test(template));

/** `` `failure.${code}` `` is `failure.` and something more. */
function patternOf(template) {
  const parts = template.split(/\$\{[^}]*\}/u).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join('[\\w.-]+')}$`, 'u');
}

describe('the code and the catalogues', () => {
  const code = [...sources('renderer'), ...sources(join('main', 'shell'))];
  const asked = code.flatMap(askedIn);

  test('every text that the code asks for is there', () => {
    const ids = [...new Set(asked.flatMap(literalsIn))];
    const templates = [...new Set(asked.flatMap(templatesIn))];
    expect(ids.length).toBeGreaterThan(300);
    expect(templates.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !en.has(id))).toEqual([]);
    const all = [...en.keys()];
    expect(templates.filter((one) => !all.some((id) => patternOf(one).test(id)))).toEqual([]);
    expect(FAILURE_CODES.filter((failure) => !en.has(`failure.${failure}`))).toEqual([]);
  });

  test('every text that is there is asked for', () => {
    const literals = new Set(code.flatMap(literalsIn));
    const patterns = code.flatMap(templatesIn).map(patternOf);
    const unused = [...en.keys()].filter(
      (id) => !literals.has(id) && !patterns.some((pattern) => pattern.test(id)),
    );
    expect(unused).toEqual([]);
  });
});
