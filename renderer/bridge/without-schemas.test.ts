import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const VALUES = /^import (?!type )[^;]*? from '#contract\/([\w-]+\.ts)';/gmu;

test('the window takes types from the contract, and never its schemas', () => {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.|\/testing\//u.test(file),
  );
  const taken = new Set(
    files.flatMap((file) =>
      [...read(file).matchAll(VALUES)].filter(([line]) => hasValue(line)).map(([, from]) => from),
    ),
  );
  expect(taken.size).toBeGreaterThan(0);
  const withSchemas = [...taken].filter((from) => /from 'zod'/u.test(read(`contract/${from}`)));
  expect(withSchemas).toEqual([]);
});

/** `import { type A, type B }` brings nothing along. */
function hasValue(line: string): boolean {
  const names = /\{([^}]*)\}/u.exec(line)?.[1]?.split(',') ?? [];
  return names.some((name) => name.trim() !== '' && !name.trim().startsWith('type '));
}
