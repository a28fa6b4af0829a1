const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A short span as a stopwatch says it, in the reader's language: 0.4 秒, 14.4 秒, 3 分 12 秒, 2.5 小时. */
export function stopwatch(milliseconds: number, language: string): string {
  const size = Math.abs(milliseconds);
  const unit = (value: number, name: 'second' | 'minute' | 'hour', digits: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: language === 'en' ? 'narrow' : 'short',
      maximumFractionDigits: digits,
    })
      .format(value)
      .replace(/(\d)\s*(?=\p{Script=Han})/gu, '$1 ');
  if (size < MINUTE) return unit(size / SECOND, 'second', size < 10 * SECOND ? 1 : 0);
  if (size < HOUR) {
    const seconds = Math.round((size % MINUTE) / SECOND);
    const minutes = unit(Math.floor(size / MINUTE), 'minute', 0);
    return seconds === 0 ? minutes : `${minutes} ${unit(seconds, 'second', 0)}`;
  }
  return unit(size / HOUR, 'hour', 1);
}

/** 10:42:07, on the reader's clock. */
export function clockTime(time: string | Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(new Date(time));
}
