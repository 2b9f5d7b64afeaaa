import { describe, expect, test } from 'vitest';
import type { PullPage, PullRequest } from '#main/networks/connector.ts';
import { markOf, messagesOf, unique } from './bed.ts';
import { until } from './jobs.ts';
import { pullFrom, type Suite } from './suite.ts';

/** Nobody needs more pages than this for what the tests write. */
const MOST_PAGES = 40;

/** All pages from a cursor on, until there is nothing more; a walk without an end stops too. */
export async function walk(
  suite: Suite,
  from: Pick<PullRequest, 'cursor' | 'direction'>,
  client = suite.client(),
): Promise<readonly PullPage[]> {
  const pages: PullPage[] = [];
  let { cursor } = from;
  for (;;) {
    const page = await pullFrom(suite, client, { ...from, cursor });
    pages.push(page);
    ({ cursor } = page);
    if (!page.more || pages.length === MOST_PAGES) return pages;
  }
}

const textsOf = (pages: readonly PullPage[]): readonly string[] =>
  pages.flatMap(messagesOf).map(({ text }) => text);

export function describePaging(suite: Suite): void {
  const { many = 90 } = suite.harness;
  const marks = Array.from({ length: many }, (_each, at) => unique(`number ${at}`));
  const missingFrom = (texts: readonly string[]): readonly string[] =>
    marks.filter((mark) => !texts.some((text) => text.includes(markOf(mark))));
  const slow = { timeout: suite.patienceMs * 3 + 60_000 };

  describe('paging forward', () => {
    test(`${many} messages after a cursor arrive without loss`, slow, async () => {
      const before = (await walk(suite, { cursor: null, direction: 'forward' })).at(-1)?.cursor;
      for (const mark of marks) await suite.bed().writeToAccount(mark);
      await until(async () => {
        const pages = await walk(suite, { cursor: before, direction: 'forward' });
        return missingFrom(textsOf(pages)).length === 0 || null;
      }, suite.patienceMs * 2);
      const pages = await walk(suite, { cursor: before, direction: 'forward' });
      expect(missingFrom(textsOf(pages))).toEqual([]);
      expect(pages.flatMap(({ gap }) => gap ?? [])).toEqual([]);
    });

    test('the next cursor goes on from there', async () => {
      const pages = await walk(suite, { cursor: null, direction: 'forward' });
      const known = new Set(pages.flatMap(messagesOf).map(({ remoteId }) => remoteId));
      const text = unique('second');
      await suite.bed().writeToAccount(text);
      const found = await suite.received(text, { cursor: pages.at(-1)?.cursor });
      expect(known.has(found.remoteId)).toBe(false);
    });
  });

  describe('paging backward', () => {
    test('the past is read to its beginning without loss', slow, async (context) => {
      if (suite.harness.keepsPast === 'no') return context.skip('the network forgets it');
      const forward = await walk(suite, { cursor: null, direction: 'forward' });
      const backward = await walk(suite, { cursor: null, direction: 'backfill' });
      expect(missingFrom(textsOf([...forward, ...backward]))).toEqual([]);
    });
  });

  describe('gaps', () => {
    test('whoever was away long gets everything, or is told what is missing', slow, async () => {
      const pages = await walk(suite, { cursor: null, direction: 'forward' });
      const later = await walk(suite, { cursor: pages.at(-1)?.cursor, direction: 'forward' });
      // Nothing came meanwhile: then nothing may be claimed to be missing.
      expect(later.flatMap(({ gap }) => gap ?? [])).toEqual([]);
    });
  });
}
