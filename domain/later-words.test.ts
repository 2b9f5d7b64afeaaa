import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, daysSinceEpoch, weekdayOf, writtenDay } from './calendar.ts';
import { readDayWords, readLater } from './later-words.ts';

/** Wednesday, 25 November 2026, 10:20. */
const NOW = {
  day: daysSinceEpoch({ year: 2026, month: 11, day: 25 }),
  minute: 10 * 60 + 20,
};
const MINUTE_MS = 60_000;
const two = (value: number): string => String(value).padStart(2, '0');

function read(words: string): string {
  const later = readLater(words, NOW);
  if (later.kind === 'past' || later.kind === 'unknown') return later.kind;
  const on =
    later.kind === 'on' ? later : { day: NOW.day, minute: NOW.minute + later.ms / MINUTE_MS };
  const { year, month, day } = dayOf(on.day);
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(on.minute / 60))}:${two(on.minute % 60)}`;
}

test.each([
  ['24.12.', '2026-12-24'],
  ['24/12/2026', '2026-12-24'],
  ['2026-12-24', '2026-12-24'],
  ['24 December', '2026-12-24'],
  ['heute', '2026-11-25'],
  ['1.1.2026', '2026-01-01'],
  ['Fr', '2026-11-27'],
])('%j is the day %s', (words, day) => {
  expect(writtenDay(readDayWords(words, NOW.day) ?? 0)).toBe(day);
});

test.each(['', 'morgen 9', '31.2.', 'in 3 hours', '24.12.85', 'Brötchen'])(
  '%j is no day',
  (words) => {
    expect(readDayWords(words, NOW.day)).toBeNull();
  },
);

test.each([
  ['24/12/2026 8:30', '2026-12-24 08:30'],
  ['24/12 8am', '2026-12-24 08:00'],
  ['morgen 9', '2026-11-26 09:00'],
  ['Morgen um 9 Uhr', '2026-11-26 09:00'],
  ['morgen früh', '2026-11-26 09:00'],
  ['morgen nachmittag', '2026-11-26 14:00'],
  ['morgen abend um 8', '2026-11-26 20:00'],
  ['übermorgen', '2026-11-27 09:00'],
  ['uebermorgen 14.30 Uhr', '2026-11-27 14:30'],
  ['in 3 hours', '2026-11-25 13:20'],
  ['in 3 Stunden', '2026-11-25 13:20'],
  ['90 min', '2026-11-25 11:50'],
  ['2h', '2026-11-25 12:20'],
  ['in einer halben Stunde', '2026-11-25 10:50'],
  ['half an hour', '2026-11-25 10:50'],
  ['in 1,5 Stunden', '2026-11-25 11:50'],
  ['in an hour', '2026-11-25 11:20'],
  ['in zwei Wochen', '2026-12-09 10:20'],
  ['in 3 days at 9', '2026-11-28 09:00'],
  ['next month', '2026-12-25 10:20'],
  ['nächsten Montag', '2026-11-30 09:00'],
  ['naechsten montag 8:15', '2026-11-30 08:15'],
  ['next Wednesday', '2026-12-02 09:00'],
  ['Wednesday 18:00', '2026-11-25 18:00'],
  ['mi 9', '2026-12-02 09:00'],
  ['Fr 14:30', '2026-11-27 14:30'],
  ['Fr. 14:30', '2026-11-27 14:30'],
  ['tomorrow afternoon', '2026-11-26 14:00'],
  ['tomorrow at 2pm', '2026-11-26 14:00'],
  ['tomorrow 12 am', '2026-11-26 00:00'],
  ['this evening', '2026-11-25 18:00'],
  ['tonight', '2026-11-25 18:00'],
  ['heute Abend', '2026-11-25 18:00'],
  ['heute', '2026-11-25 18:00'],
  ['today 3', '2026-11-25 15:00'],
  ['heute 9:30', '2026-11-25 21:30'],
  ['18 Uhr', '2026-11-25 18:00'],
  ['9', '2026-11-26 09:00'],
  ['noon', '2026-11-25 12:00'],
  ['next week', '2026-11-30 09:00'],
  ['nächste Woche', '2026-11-30 09:00'],
  ['am Wochenende', '2026-11-28 09:00'],
  ['24.12.', '2026-12-24 09:00'],
  ['1.3. 8:00', '2027-03-01 08:00'],
  ['24.12.2026 18 Uhr', '2026-12-24 18:00'],
  ['24. Dezember', '2026-12-24 09:00'],
  ['dec 24 at 6pm', '2026-12-24 18:00'],
  ['2026-12-24 10:00', '2026-12-24 10:00'],
])('%s is %s', (words, time) => {
  expect(read(words)).toBe(time);
});

test.each([
  ['24.12.2025', 'past'],
  ['heute morgen', 'past'],
  ['', 'unknown'],
  ['later', 'unknown'],
  ['irgendwann', 'unknown'],
  ['30.2.', 'unknown'],
  ['morgen 25', 'unknown'],
  ['morgen 9:75', 'unknown'],
  ['morgen heute', 'unknown'],
  ['13 pm', 'unknown'],
  ['in 9999 weeks', 'unknown'],
  ['0 hours', 'unknown'],
])('%j is %s', (words, kind) => {
  expect(read(words)).toBe(kind);
});

const moments = fc.record({
  day: fc.integer({ min: 0, max: 40_000 }),
  minute: fc.integer({ min: 0, max: 1439 }),
});

test('whatever is typed, the answer is a time to come or none', () => {
  const words = fc.constantFrom(
    ...'in next am um morgen fr 9 14:30 pm 3 h tage 24.12. - '.split(' '),
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(typed, moments, (input, now) => {
      const later = readLater(input, now);
      const isToCome =
        later.kind === 'on'
          ? later.day * 1440 + later.minute > now.day * 1440 + now.minute
          : later.kind !== 'in' || later.ms > 0;
      expect(isToCome).toBe(true);
    }),
  );
});

test('a weekday or a day with a time has that time, on every day of the year', () => {
  const day = fc.constantFrom('morgen', 'tomorrow', 'übermorgen', 'mo', 'nächsten Freitag', 'Sun');
  const time = fc.tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }));
  fc.assert(
    fc.property(day, time, moments, (name, [hour, minute], now) => {
      const later = readLater(`${name} ${hour}:${two(minute)}`, now);
      expect(later).toMatchObject({ kind: 'on', minute: hour * 60 + minute });
    }),
  );
});

test('days count on and back alike, through every century', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800_000, max: 800_000 }), (days) => {
      expect(daysSinceEpoch(dayOf(days))).toBe(days);
      expect(weekdayOf(days + 1)).toBe((weekdayOf(days) + 1) % 7);
    }),
  );
});
