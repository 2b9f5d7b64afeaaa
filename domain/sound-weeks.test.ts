import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundWeeks } from './sound-weeks.ts';

const inside = (some: readonly number[]): number => some.filter((at) => at >= 10 && at < 60).length;

test('every message of the span is in one week and no other', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(moments, moments, moments, (written, positive, negative) => {
      const weeks = soundWeeks({ written, positive, negative }, [10, 20, 45], 60);
      const sum = (field: 'messages' | 'positive' | 'negative'): number =>
        weeks.reduce((total, week) => total + week[field], 0);
      expect([sum('messages'), sum('positive'), sum('negative')]).toEqual(
        [written, positive, negative].map(inside),
      );
      expect(weeks.map(({ from }) => from)).toEqual([10, 20, 45]);
    }),
  );
});
