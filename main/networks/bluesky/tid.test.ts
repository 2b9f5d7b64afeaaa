import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTid, microsOf, newTid, tidAbout, tidOf } from './tid.ts';

const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
const bytes = fc.uint8Array({ minLength: 3, maxLength: 3 });

function seconds(key: string): bigint {
  return (microsOf(key) ?? 0n) / 1_000_000n;
}

describe('record keys', () => {
  test('a key known from the specification is read', () => {
    // https://atproto.com/specs/tid
    expect(isTid('3jzfcijpj2z2a')).toBe(true);
    expect(isTid('7777777777777')).toBe(true);
    expect(isTid('3zzzzzzzzzzzz')).toBe(true);
    expect(isTid('3jzfcijpj2z21')).toBe(false);
    expect(isTid('0000000000000')).toBe(false);
    expect(isTid('zzzzzzzzzzzzz')).toBe(false);
    expect(isTid('3jzfcijpj2z2aa')).toBe(false);
    expect(isTid('')).toBe(false);
  });

  test('every key is well formed and says when it was made', () => {
    fc.assert(
      fc.property(moment, bytes, (now, random) => {
        const tid = newTid(now, random);
        expect(isTid(tid)).toBe(true);
        expect(Number((microsOf(tid) ?? 0n) / 1000n)).toBe(now);
      }),
    );
  });

  test('keys sort like the moments they were made at', () => {
    fc.assert(
      fc.property(moment, moment, (one, two) => {
        const [early, late] = [Math.min(one, two), Math.max(one, two)];
        fc.pre(early !== late);
        expect(tidOf(BigInt(early), 1023) < tidOf(BigInt(late), 0)).toBe(true);
      }),
    );
  });

  test('two made in the same millisecond differ as soon as their random bits do', () => {
    const keys = new Set<string>();
    for (let bits = 0; bits < 1000; bits++)
      keys.add(newTid(1_700_000_000_000, new Uint8Array([0, bits >> 2, (bits & 3) << 6])));
    expect(keys.size).toBe(1000);
  });

  test('the key about a post is always the same and never that of another post', () => {
    const digest = fc.uint8Array({ minLength: 4, maxLength: 4 });
    const about = '3jzfcijpj2z2a';
    fc.assert(
      fc.property(digest, (hash) => {
        const tid = tidAbout(about, hash);
        expect(isTid(tid)).toBe(true);
        expect(tidAbout(about, Uint8Array.from(hash))).toBe(tid);
        expect(seconds(tid)).toBe(seconds(about));
      }),
    );
    const [one, two] = [new Uint8Array([1, 2, 3, 4]), new Uint8Array([1, 2, 3, 5])];
    expect(tidAbout(about, one)).not.toBe(tidAbout(about, two));
    expect(isTid(tidAbout('self', one))).toBe(true);
  });
});
