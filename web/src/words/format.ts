import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers and times as readers of the chosen language write them. */
export interface Format {
  /** 12,480 */
  number(value: number): string;
  /** −0.64 with a real minus sign, always two digits. */
  mood(value: number): string;
  /** 42 % from 0.42 */
  percent(value: number): string;
  /** −58 % or +12 % from −0.58 or 0.12 */
  change(value: number): string;
  /** 11 月 13 日 */
  day(time: string | Date): string;
  /** 11 月 13 日 09:14 */
  moment(time: string | Date): string;
  /** 3 天前 */
  ago(time: string | Date, now?: Date): string;
  /** 38 分钟, 5.2 小时, 3 天 from milliseconds */
  span(milliseconds: number): string;
  /** 甲、乙 */
  list(items: readonly string[]): string;
}

export function createFormat(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const day = new Intl.DateTimeFormat(language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  });
  const year = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const unit = (value: number, name: 'minute' | 'hour' | 'day') =>
    airy(
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay: 'long',
        maximumFractionDigits: value < 10 && name !== 'minute' ? 1 : 0,
      }).format(value),
    );
  const minus = (text: string) => text.replace('-', '−');
  // Chinese is set with a space between figures and characters: 11 月 13 日.
  const airy = (text: string) =>
    text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d)/gu, '$1 ');
  const dayOf = (time: string | Date) => {
    const date = new Date(time);
    return airy((date.getFullYear() === new Date().getFullYear() ? day : year).format(date));
  };
  return {
    number: (value) => number.format(value),
    mood: (value) => minus(two.format(value)),
    percent: (value) => percent.format(value),
    change: (value) => minus(signed.format(value)),
    day: dayOf,
    moment: (time) => `${dayOf(time)} ${clock.format(new Date(time))}`,
    ago: (time, now = new Date()) => {
      const past = new Date(time).getTime() - now.getTime();
      if (Math.abs(past) < HOUR) return airy(relative.format(Math.round(past / MINUTE), 'minute'));
      if (Math.abs(past) < DAY) return airy(relative.format(Math.round(past / HOUR), 'hour'));
      if (Math.abs(past) < 30 * DAY) return airy(relative.format(Math.round(past / DAY), 'day'));
      return dayOf(time);
    },
    span: (milliseconds) => {
      const size = Math.abs(milliseconds);
      if (size < HOUR) return unit(Math.max(0, Math.round(size / MINUTE)), 'minute');
      return size < 2 * DAY ? unit(size / HOUR, 'hour') : unit(size / DAY, 'day');
    },
    list: (items) => items.join(language === 'en' ? ', ' : '、'),
  };
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language), [i18n.language]);
}
