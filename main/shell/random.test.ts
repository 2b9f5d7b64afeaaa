import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random, uuid7 } from './random.ts';

const LAST_MOMENT = 2 ** 48 - 1;

test('is the example of RFC 9562, appendix A.6', () => {
  const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('is version 7, variant 10, and sorts by time', () => {
  const moment = fc.integer({ min: 0, max: LAST_MOMENT - 1 });
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(moment, bytes, bytes, (now, some, others) => {
      const id = uuid7(now, some);
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(id < uuid7(now + 1, others)).toBe(true);
    }),
  );
});

test('two made at once differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => random.uuid())).size).toBe(1000);
});
