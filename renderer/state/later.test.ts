import { format } from 'date-fns';
import { expect, test } from 'vitest';
import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import { sendTimes, snoozeTimes } from './later.ts';

const shown = (times: ReturnType<typeof snoozeTimes>) =>
  times.map(({ id, at }) => `${id} ${format(at, 'EEE HH:mm')}`);

test('on a Monday morning all times are still to come', () => {
  expect(shown(snoozeTimes(new Date(2026, 10, 23, 9, 20).getTime()))).toEqual([
    'laterToday Mon 12:00',
    'thisEvening Mon 18:00',
    'tomorrow Tue 09:00',
    'weekend Sat 10:00',
    'nextWeek Mon 09:00',
  ]);
});

test('late in the evening nothing of today is offered, and no time twice', () => {
  expect(shown(snoozeTimes(new Date(2026, 10, 29, 21, 0).getTime()))).toEqual([
    'tomorrow Mon 09:00',
    'weekend Sat 10:00',
  ]);
});

test('sending later is always in the future', () => {
  const now = new Date(2026, 10, 23, 17, 45).getTime();
  expect(sendTimes(now, DEFAULT_HOURS).every(({ at }) => at > now)).toBe(true);
  expect(sendTimes(now, DEFAULT_HOURS)[0]?.id).toBe('hour');
});

test('the next business morning is offered once, by that name', () => {
  const friday = new Date(2026, 10, 27, 17, 45).getTime();
  expect(shown(sendTimes(friday, DEFAULT_HOURS))).toEqual([
    'hour Fri 18:45',
    'tomorrow Sat 09:00',
    'opening Mon 09:00',
  ]);
});
