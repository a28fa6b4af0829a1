import { existsOnCalendar, type LocalTime, parseIsoTime } from '../voices/index.ts';
import type { ToMoment } from './zone.ts';

/** Which number comes first in `03-04-2020`. */
export type DayOrder = 'day-month' | 'month-day';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const CLOCK = String.raw`(?:[t ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)? ?(am|pm)?)?`;
const YEAR_FIRST = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${CLOCK}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})-(\\d{1,2})-(\\d{4})${CLOCK}$`);
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[t ]?(\d\d)(\d\d)(\d\d)?)?()$/;
/** Days from Excel's day zero to 1970, and the serial days of 1990 and 2100. */
const EXCEL_EPOCH_DAYS = 25_569;
const EXCEL_FROM = 32_874;
const EXCEL_TO = 73_051;
const UNIX_FROM = 631_152_000;
const UNIX_TO = 4_102_444_800;

export interface TimeReading {
  readonly toMoment: ToMoment;
  readonly order: DayOrder;
}

/**
 * Reads the times that people's files hold: ISO 8601, `2019/9/27 12:00`, `27-09-2019`, `2019年9月27日 12:00`,
 * `6 Jan 2020 3:05 pm`, seconds or milliseconds since 1970, Excel's serial days, dates alone (midnight).
 * @returns milliseconds since 1970, null where it is no time
 */
export function readFileTime(cell: string, { toMoment, order }: TimeReading): number | null {
  const text = cell.trim();
  const iso = parseIsoTime(text);
  if (iso !== null) return iso;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const counted = fromNumber(Number(text), toMoment);
    if (counted !== null) return counted;
  }
  const local = readLocal(plainTime(text), order);
  return local && existsOnCalendar(local) ? toMoment(local) : null;
}

function fromNumber(value: number, toMoment: ToMoment): number | null {
  if (value >= UNIX_FROM && value < UNIX_TO) return Math.round(value * 1_000);
  if (value >= UNIX_FROM * 1_000 && value < UNIX_TO * 1_000) return Math.round(value);
  if (value < EXCEL_FROM || value >= EXCEL_TO) return null;
  const wall = new Date(Math.round((value - EXCEL_EPOCH_DAYS) * 86_400) * 1_000);
  return toMoment({
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  });
}

/** One spelling for all: `2019年9月27日 下午3时5分` → `2019-9-27 3:5 pm`. */
function plainTime(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  const half = /下午|晚上/.test(folded) ? ' pm' : /上午|凌晨|早上/.test(folded) ? ' am' : '';
  const plain = monthAsNumber(folded)
    .replace(/上午|下午|晚上|凌晨|早上|\(?(?:星期|周)[一二三四五六日天]\)?/g, ' ')
    .replace(/[年月]/g, '-')
    .replace(/[日号]/g, ' ')
    .replace(/[时点分]/g, ':')
    .replace(/秒/g, '')
    .replace(/^(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})/, '$1-$2-$3')
    .replace(/:+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ');
  return plain.trim() + half;
}

/** `Fri, 6th Jan 2020` and `January 6, 2020` → `2020-1-6`. */
function monthAsNumber(text: string): string {
  const date = (year: string, month: string, day: string) => {
    const index = MONTHS.indexOf(month);
    return index === -1 ? `${day} ${month} ${year}` : `${year}-${index + 1}-${day}`;
  };
  return text
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /, '')
    .replace(/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})/, (_, d, m, y) => date(y, m, d))
    .replace(/^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/, (_, m, d, y) => date(y, m, d));
}

function readLocal(plain: string, order: DayOrder): LocalTime | null {
  const found = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
  if (found) return localOf([found[1]!, found[2]!, found[3]!], found.slice(4));
  const last = YEAR_LAST.exec(plain);
  if (!last) return null;
  const [day, month] = order === 'day-month' ? [last[1]!, last[2]!] : [last[2]!, last[1]!];
  return localOf([last[3]!, month, day], last.slice(4));
}

function localOf(date: readonly [string, string, string], clock: readonly (string | undefined)[]): LocalTime {
  const [hour = '0', minute = '0', second = '0', half] = clock;
  const hours = Number(hour);
  const shift = half === 'pm' && hours < 12 ? 12 : half === 'am' && hours === 12 ? -12 : 0;
  return {
    year: Number(date[0]),
    month: Number(date[1]),
    day: Number(date[2]),
    hour: hours + shift,
    minute: Number(minute),
    second: Number(second ?? 0),
  };
}

/** Tells from examples which number comes first: one above 12 can only be a day. */
export function guessDayOrder(cells: readonly string[]): DayOrder {
  for (const cell of cells) {
    const found = YEAR_LAST.exec(plainTime(cell));
    if (found && Number(found[1]) > 12) return 'day-month';
    if (found && Number(found[2]) > 12) return 'month-day';
  }
  return cells.some((cell) => cell.includes('/')) ? 'month-day' : 'day-month';
}
