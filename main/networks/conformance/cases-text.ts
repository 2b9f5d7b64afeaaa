import { describe, expect, test } from 'vitest';
import { measureText } from '#domain/text-limit.ts';
import type { Suite } from './suite.ts';

const RAW = 'Tea & cake for < 5 €, "quoted" <b>not bold</b>';

export function describeText(suite: Suite): void {
  describe('HTML to text', () => {
    test('what was written is what is read, and nothing of it is markup', () => {
      const { text } = suite.incoming(RAW);
      expect(text).toContain('Tea & cake for < 5 €');
      expect(text).not.toMatch(/&(?:amp|lt|gt|quot|#\d+);|<\/?(?:p|br|span|a)\b/u);
    });
  });

  describe('count of text', () => {
    const { lengths = [] } = suite.harness;
    test('the texts that the network shows as examples have their published length', (context) => {
      if (lengths.length === 0) return context.skip('it publishes none');
      const { text } = suite.bed().session.capabilities;
      const measured = lengths.map(([example]) => [example, measureText(example, text).length]);
      expect(measured).toEqual(lengths);
    });

    test('a text of the full length fits, one more does not', () => {
      const { text } = suite.bed().session.capabilities;
      const full = 'x'.repeat(text.max);
      expect(measureText(full, text).overflowAt).toBeNull();
      expect(measureText(`${full}x`, text).overflowAt).toBe(text.max);
    });
  });

  describe('media limits', () => {
    test('pictures have a kind, a size and a number that is known before anything is sent', (context) => {
      const { media } = suite.bed().session.capabilities;
      if (media === undefined) return context.skip('it takes none');
      expect(media.mimeTypes.filter((type) => !/^image\/[\w.+-]+$/u.test(type))).toEqual([]);
      expect(media.mimeTypes.length).toBeGreaterThan(0);
      expect(media.maxBytes).toBeGreaterThanOrEqual(100_000);
      expect(media.maxCount).toBeGreaterThanOrEqual(1);
    });
  });
}
