import { dayOf, weekdayOf, yearOf, type CivilDay } from './civil-day.ts';

export const GERMAN_STATES = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type GermanState = (typeof GERMAN_STATES)[number];

const EVERYWHERE: readonly GermanState[] = GERMAN_STATES;
const REFORMATION: readonly GermanState[] = ['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH'];
const ALL_SAINTS: readonly GermanState[] = ['BW', 'BY', 'NW', 'RP', 'SL'];
const CORPUS_CHRISTI: readonly GermanState[] = ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'];

/** The same day every year. Assumption Day holds in most places of Bavaria and counts there. */
const FIXED: readonly (readonly [month: number, day: number, states: readonly GermanState[]])[] = [
  [1, 1, EVERYWHERE],
  [1, 6, ['BW', 'BY', 'ST']],
  [3, 8, ['BE', 'MV']],
  [5, 1, EVERYWHERE],
  [8, 15, ['BY', 'SL']],
  [9, 20, ['TH']],
  [10, 3, EVERYWHERE],
  [10, 31, REFORMATION],
  [11, 1, ALL_SAINTS],
  [12, 25, EVERYWHERE],
  [12, 26, EVERYWHERE],
];
/** Days after Easter Sunday. */
const MOVABLE: readonly (readonly [after: number, states: readonly GermanState[]])[] = [
  [-2, EVERYWHERE],
  [0, ['BB']],
  [1, EVERYWHERE],
  [39, EVERYWHERE],
  [49, ['BB']],
  [50, EVERYWHERE],
  [60, CORPUS_CHRISTI],
];

/** How many years ahead a day can be entered. */
const HOLIDAY_YEARS = 2;

/** A day of last year's list closes nothing any more; one in ten years is a slip of the pen. */
export function canBeHoliday(day: CivilDay, today: CivilDay): boolean {
  const ahead = yearOf(day) - yearOf(today);
  return ahead >= 0 && ahead <= HOLIDAY_YEARS;
}

/** Public holidays of a German state by the rules of today's laws; single years' exceptions are not in. */
export function holidaysOf(state: GermanState, year: number): ReadonlySet<CivilDay> {
  const easter = easterOf(year);
  const days = [
    ...FIXED.filter(([, , states]) => states.includes(state)).map(([month, day]) =>
      dayOf(year, month, day),
    ),
    ...MOVABLE.filter(([, states]) => states.includes(state)).map(([after]) => easter + after),
  ];
  return new Set(state === 'SN' ? [...days, repentanceDay(year)] : days);
}

/** The Wednesday before 23 November. */
function repentanceDay(year: number): CivilDay {
  const last = dayOf(year, 11, 22);
  return last - ((weekdayOf(last) - 3 + 7) % 7);
}

/** Easter Sunday, Gregorian: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): CivilDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = century - Math.floor(century / 4);
  const moon = correction - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + moon + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}
