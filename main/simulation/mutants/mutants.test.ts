import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './all.ts';

/** The simulation finds them: `npm run sim -- --mutants`. Here only that they can be planted. */

const ROOT = new URL('../../../', import.meta.url);

test.for(MUTANTS)('the planted defect finds its place: $name', ({ file, find, put }) => {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  expect(source.split(find)).toHaveLength(2);
  expect(source.replace(find, () => put)).not.toBe(source);
});

test('every one of the eighteen that the simulation was planned with is there, and a control', () => {
  const planned = [
    'cursor-first',
    'since-id',
    'hi-on-first-page',
    'no-overlap',
    'last-write-wins',
    'key-per-attempt',
    'rkey-per-attempt',
    'no-fsync',
    'blind-resend',
    'no-intent-log',
    '500-is-definite',
    'naive-undo-clock',
    'expired-is-end',
    'no-reconcile',
    'ids-not-namespaced',
    'check-outside-lock',
    'draft-before-queue',
    'no-settle',
  ];
  const planted = new Set(MUTANTS.map(({ of }) => of));
  expect(planned.filter((name) => !planted.has(name))).toEqual([]);
  expect(MUTANTS.some(({ isControl }) => isControl === true)).toBe(true);
});
