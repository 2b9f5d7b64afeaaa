import { expect, test } from 'vitest';
import { dayOf, daysSinceEpoch } from './calendar.ts';
import { readPastDayWords } from './past-day-words.ts';

/** A Thursday. */
const TODAY = daysSinceEpoch({ year: 2026, month: 11, day: 26 });
const read = (words: string, today = TODAY): string | null => {
  const found = readPastDayWords(words, today);
  if (found === null) return null;
  const { year, month, day } = dayOf(found);
  return `${day}.${month}.${year}`;
};

test.each([
  ['heute', '26.11.2026'],
  ['gestern', '25.11.2026'],
  ['Yesterday', '25.11.2026'],
  ['vorgestern', '24.11.2026'],
  ['the day before yesterday', '24.11.2026'],
  ['vor 3 Tagen', '23.11.2026'],
  ['2 weeks ago', '12.11.2026'],
  ['vor einem Monat', '26.10.2026'],
  ['Montag', '23.11.2026'],
  ['Donnerstag', '26.11.2026'],
  ['last Monday', '23.11.2026'],
  ['letzten Donnerstag', '19.11.2026'],
  ['letzte Woche', '16.11.2026'],
  ['last month', '1.10.2026'],
  ['24.12.', '24.12.2025'],
  ['26.11.', '26.11.2026'],
  ['1/9', '1.9.2026'],
  ['3. März 2024', '3.3.2024'],
  ['morgen', '27.11.2026'],
  ['next Monday', '30.11.2026'],
])('%j looks back', (words, day) => {
  expect(read(words)).toBe(day);
});

test.each(['', 'irgendwann', 'gestern 9', 'vor 3 Stunden', 'ago', 'vor', '31.2.', 'last 3 days'])(
  '%j is no day',
  (words) => {
    expect(read(words)).toBeNull();
  },
);

/** The day and the month of it, without the year. */
function readShort(said: number, today: number): number | null {
  const { month, day } = dayOf(said);
  return readPastDayWords(`${day}.${month}.`, today);
}

test('a date without a year is never ahead, whatever day it is', () => {
  const days = Array.from({ length: 1500 }, (_none, index) => TODAY + index);
  expect(days.filter((today) => readShort(today, today) !== today)).toEqual([]);
  expect(days.filter((today) => (readShort(today + 1, today) ?? Infinity) > today)).toEqual([]);
});

test('a 29 February is the one that was last', () => {
  const leapDay = daysSinceEpoch({ year: 2024, month: 2, day: 29 });
  const before = daysSinceEpoch({ year: 2028, month: 2, day: 28 });
  expect([TODAY, before].map((today) => readPastDayWords('29.2.', today))).toEqual([
    leapDay,
    leapDay,
  ]);
});
