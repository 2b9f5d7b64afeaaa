import { expect, test } from 'vitest';
import { FAILURE_CODES } from '#domain/failure.ts';
import { textFor } from './catalogue.ts';
import { dayName, listTime, menuTime, pastTime, soonTime } from './dates.ts';
import { durationText } from './duration.ts';
import { failureQuote, failureText } from './failure-text.ts';

const en = textFor('en');
const de = textFor('de');
const at = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 10, day, hour, minute).getTime();
const now = at(23, 10);

test('every failure has a sentence in both languages, with its host in it', () => {
  for (const code of FAILURE_CODES)
    for (const text of [en, de]) {
      const sentence = failureText({ code, host: 'kaffee.example' }, text, now);
      expect(sentence).not.toBe(`failure.${code}`);
      expect(sentence.length).toBeGreaterThan(20);
      expect(sentence).not.toMatch(/[{}]/u);
    }
  expect(
    failureText({ code: 'rate-limited', host: 'k.example', retryAt: at(23, 11) }, en, now),
  ).toContain('11:00');
});

test('what a server said is quoted, and an empty answer is not', () => {
  expect(failureQuote({ code: 'rejected', host: 'k.example', detail: ' No! ' }, de)).toBe(
    'k.example sagt: „No!“',
  );
  expect(failureQuote({ code: 'rejected', detail: '  ' }, de)).toBeNull();
});

test('a list says when in as few letters as possible', () => {
  const times = [at(23, 9, 42), at(22, 23), at(20, 9), at(12, 9), new Date(2024, 10, 12).getTime()];
  expect(times.map((time) => listTime(time, { now, locale: 'en' }))).toEqual([
    '09:42',
    'Yesterday',
    'Fri',
    '12 Nov',
    '12/11/2024',
  ]);
  expect(times.map((time) => listTime(time, { now, locale: 'de' }))).toEqual([
    '09:42',
    'Gestern',
    'Fr',
    '12. Nov.',
    '12.11.2024',
  ]);
});

test('days and times to come are named', () => {
  expect(dayName(at(20, 9), { now, locale: 'de' })).toBe('Freitag, 20. November');
  expect(soonTime(at(24, 9), { now, locale: 'de' })).toBe('morgen, 09:00');
  expect(menuTime(at(24, 9), { now, locale: 'de' })).toBe('Morgen, 09:00');
  expect(pastTime(at(22, 23), { now, locale: 'en' })).toBe('yesterday');
  expect(soonTime(at(23, 18), { now, locale: 'en' })).toBe('18:00');
});

test('time left is rounded down and never zero', () => {
  expect(
    [10_000, 38 * 60_000 + 59_000, 2 * 3_600_000, 72 * 3_600_000].map((ms) => durationText(ms, en)),
  ).toEqual(['1 min', '38 min', '2 h', '3 days']);
});
