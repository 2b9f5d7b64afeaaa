import {
  differenceInCalendarDays,
  differenceInCalendarYears,
  format,
  isSameDay,
  type Locale as DateLocale,
} from 'date-fns';
import { de } from 'date-fns/locale/de';
import { enGB } from 'date-fns/locale/en-GB';
import type { Locale } from './catalogue.ts';

/** Every date that a person reads is made here. Times are ms since epoch. */
const LOCALES: Readonly<Record<Locale, DateLocale>> = { en: enGB, de };
const DAY_MONTH: Readonly<Record<Locale, string>> = { en: 'd MMM', de: 'd. MMM' };
const FULL: Readonly<Record<Locale, string>> = {
  en: "EEEE, d MMMM yyyy 'at' HH:mm",
  de: "EEEE, d. MMMM yyyy 'um' HH:mm 'Uhr'",
};
const YESTERDAY: Readonly<Record<Locale, string>> = { en: 'yesterday', de: 'gestern' };
const TODAY: Readonly<Record<Locale, string>> = { en: 'today', de: 'heute' };
const TOMORROW: Readonly<Record<Locale, string>> = { en: 'tomorrow', de: 'morgen' };
const DAYS_IN_WEEK = 7;

export type DateContext = { readonly now: number; readonly locale: Locale };

function show(at: number, pattern: string, locale: Locale): string {
  return format(at, pattern, { locale: LOCALES[locale] });
}

/** `09:42` today and always where only the time matters. */
export function clockTime(at: number, locale: Locale): string {
  return show(at, 'HH:mm', locale);
}

/** As it stands at the beginning: names of days are written small within a sentence. */
function standing(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** For a list: `09:42`, `Yesterday`, `Fri`, `12 Nov`, `12/11/2024`. */
export function listTime(at: number, context: DateContext): string {
  return standing(past(at, context, context.locale === 'de' ? 'EEEEEE' : 'EEE'));
}

/** The same within a sentence: `yesterday`, `Friday`. */
export function pastTime(at: number, context: DateContext): string {
  return past(at, context, 'EEEE');
}

function past(at: number, { now, locale }: DateContext, weekday: string): string {
  if (isSameDay(at, now)) return clockTime(at, locale);
  const days = differenceInCalendarDays(now, at);
  if (days === 1) return YESTERDAY[locale];
  if (days > 1 && days < DAYS_IN_WEEK) return show(at, weekday, locale);
  return differenceInCalendarYears(now, at) === 0
    ? show(at, DAY_MONTH[locale], locale)
    : show(at, 'P', locale);
}

/** Between the messages of a conversation: `Today`, `Yesterday`, `Friday, 12 November`. */
export function dayName(at: number, { now, locale }: DateContext): string {
  const days = differenceInCalendarDays(now, at);
  if (days === 0) return standing(TODAY[locale]);
  if (days === 1) return standing(YESTERDAY[locale]);
  const sameYear = differenceInCalendarYears(now, at) === 0;
  if (locale === 'de') return show(at, sameYear ? 'EEEE, d. MMMM' : 'd. MMMM yyyy', locale);
  return show(at, sameYear ? 'EEEE, d MMMM' : 'd MMMM yyyy', locale);
}

/** `12 Nov`, with the year when it is another one. */
export function dayMonth(at: number, { now, locale }: DateContext): string {
  return differenceInCalendarYears(now, at) === 0
    ? show(at, DAY_MONTH[locale], locale)
    : show(at, `${DAY_MONTH[locale]} yyyy`, locale);
}

/** Something in the future, alone: `18:00`, `Tomorrow, 09:00`, `Mon, 09:00`, `12 Nov, 09:00`. */
export function menuTime(at: number, context: DateContext): string {
  return standing(soonTime(at, context));
}

/** The same within a sentence: `tomorrow, 09:00`. */
export function soonTime(at: number, { now, locale }: DateContext): string {
  const days = differenceInCalendarDays(at, now);
  const time = clockTime(at, locale);
  if (days === 0) return time;
  if (days === 1) return `${TOMORROW[locale]}, ${time}`;
  if (days > 1 && days < DAYS_IN_WEEK) return `${show(at, 'EEE', locale)}, ${time}`;
  return `${dayMonth(at, { now, locale })}, ${time}`;
}

/** The whole date, for tooltips. */
export function fullTime(at: number, locale: Locale): string {
  return show(at, FULL[locale], locale);
}

/** The name of a weekday, 0 is Sunday: `Mon` or `Monday`. */
export function weekdayName(weekday: number, length: 'short' | 'long', locale: Locale): string {
  // The fourth of January 1970 was a Sunday.
  const day = new Date(1970, 0, 4 + weekday);
  if (length === 'long') return show(day.getTime(), 'EEEE', locale);
  return show(day.getTime(), locale === 'de' ? 'EEEEEE' : 'EEE', locale);
}

/** A day without a time, counted since 1 January 1970: `24.12.2026`. */
export function dayTitle(day: number, locale: Locale): string {
  return show(new Date(1970, 0, 1 + day).getTime(), 'P', locale);
}

/** The same below a bar, where there is little room: `24.12.` */
export function dayShort(day: number, locale: Locale): string {
  const pattern = locale === 'de' ? 'dd.MM.' : 'dd/MM';
  return show(new Date(1970, 0, 1 + day).getTime(), pattern, locale);
}

/** The same with its weekday: `Thursday, 24 December 2026`. */
export function fullDay(day: number, locale: Locale): string {
  const pattern = locale === 'de' ? 'EEEE, d. MMMM yyyy' : 'EEEE, d MMMM yyyy';
  return show(new Date(1970, 0, 1 + day).getTime(), pattern, locale);
}
