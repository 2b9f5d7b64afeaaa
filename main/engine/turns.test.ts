import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('between two pieces of work the event loop comes round', async () => {
  const takeTurn = createTurns();
  const seen: string[] = [];
  const work = async (name: string): Promise<void> => {
    await takeTurn('sync');
    seen.push(name);
  };
  const outside = (): void => {
    if (!seen.includes('c')) setImmediate(outside);
    seen.push('-');
  };
  setImmediate(outside);
  await Promise.all([work('a'), work('b'), work('c')]);
  expect(seen.join('')).toMatch(/^-?a-+b-+c$/u);
});

test('no kind of work waits for all of another', async () => {
  const takeTurn = createTurns();
  const seen: string[] = [];
  const all = (['sync', 'sync', 'sync', 'views', 'listening'] as const).map(async (whose) => {
    await takeTurn(whose);
    seen.push(whose);
  });
  await Promise.all(all);
  expect(seen.slice(0, 3).toSorted()).toEqual(['listening', 'sync', 'views']);
  expect(seen.slice(3)).toEqual(['sync', 'sync']);
});
