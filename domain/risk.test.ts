import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { riskOf } from './risk.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const negative = { sentiment: 'negative', lastInboundAt: NOW - HOUR } as const;
const text = 'Das Paket kam nie an, furchtbar!';
const tone = {
  isQuestion: false,
  isComplaint: true,
  language: 'de',
  marks: [
    { start: 14, end: 20, weight: -1, reason: 'word' },
    { start: 22, end: 31, weight: -2, reason: 'word' },
  ],
  by: 'words',
} as const;

function score(reach: number, hours: number): number {
  const conversation = { ...negative, personReach: reach, lastInboundAt: NOW - hours * HOUR };
  return riskOf(conversation, undefined, NOW)?.score ?? 0;
}

describe('the risk of a conversation', () => {
  test('is said in words: what was said, how far it carries, how long it waits', () => {
    expect(riskOf({ ...negative, personReach: 18_000 }, { text, tone }, NOW)).toEqual({
      score: expect.any(Number),
      reach: 18_000,
      waitingMs: HOUR,
      isComplaint: true,
      words: ['furchtbar', 'nie an'],
    });
  });

  test('is none where nothing is negative or everything is answered', () => {
    expect(riskOf({ ...negative, sentiment: 'neutral' }, undefined, NOW)).toBeNull();
    expect(riskOf({ ...negative, lastOutboundAt: NOW }, undefined, NOW)).toBeNull();
    expect(riskOf({ sentiment: 'negative' }, undefined, NOW)).toBeNull();
  });

  test('waits since the first message that nobody answered', () => {
    const answerClock = { owedSince: NOW - 9 * HOUR, begunAt: 0, owedRestMs: 0, restMs: 0 };
    expect(riskOf({ ...negative, answerClock }, undefined, NOW)?.waitingMs).toBe(9 * HOUR);
  });

  test('grows with reach and with waiting, whatever else is so', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(70), (reach, hours) => {
        expect(score(reach + 1, hours)).toBeGreaterThan(score(reach, hours));
        expect(score(reach, hours + 1)).toBeGreaterThan(score(reach, hours));
      }),
    );
  });
});
