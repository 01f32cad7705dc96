// Days, hours and sizes as the visitor writes them.

import type { Language } from './languages';

export interface Times {
  hour(iso: string): string;
  day(iso: string): string;
  full(iso: string): string;
}

/** The visitor's own way where it is the same language: 24 hours or 12, day or month first. */
export function localeOf(language: Language, own: readonly string[]): string {
  return own.find((tag) => tag.toLowerCase().split('-')[0] === language.code) ?? language.code;
}

export function timesIn(language: Language, locale: string, now: () => Date): Times {
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const daysOfYears = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const known = (iso: string, text: (time: Date) => string) => {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? '' : text(time);
  };
  const dayText = (time: Date) => {
    const today = now();
    const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
    if (isSameDay(time, today)) return language.texts.today;
    if (isSameDay(time, yesterday)) return language.texts.yesterday;
    return (time.getFullYear() === today.getFullYear() ? days : daysOfYears).format(time);
  };
  return {
    hour: (iso) => known(iso, (time) => hours.format(time)),
    day: (iso) => known(iso, dayText),
    full: (iso) => known(iso, (time) => full.format(time)),
  };
}

export const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** Such as 1.4 MB. */
export function sizeText(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  const amount = isLarge ? bytes / 1_000_000 : Math.max(bytes / 1000, 1);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: isLarge ? 1 : 0 }).format(amount);
}
