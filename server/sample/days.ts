import type { Moment } from './story.ts';
import type { Course, Role } from './voice.ts';

/** How the half year runs. Days are counted back from the last one: 0 is the day of `until`. */

/** The sample covers 24 weeks. */
export const DAYS = 168;
const DAY_MS = 86_400_000;
/** The market lives on Chinese time, which has no summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The market's big sale 橙子节: pre-sale, peak and last day, in days before the end. */
export const SALE = { presale: 46, peakFrom: 41, peakTo: 39, end: 37 } as const;

/** App versions, newest last, with the day on which each was released. */
export const RELEASES: readonly { version: string; day: number }[] = [
  { version: '6.0.4', day: 190 },
  { version: '6.1.0', day: 142 },
  { version: '6.1.2', day: 113 },
  { version: '6.2.0', day: 85 },
  { version: '6.2.1', day: 64 },
  { version: '6.2.2', day: 48 },
  { version: '6.3.0', day: 26 },
  { version: '6.3.1', day: 13 },
];

/** Midnight in China that opens the day so many days before `until`'s, as epoch milliseconds. */
export function dayStart(until: Date, day: number): number {
  const local = until.getTime() + CHINA_OFFSET_MS;
  return Math.floor(local / DAY_MS) * DAY_MS - CHINA_OFFSET_MS - day * DAY_MS;
}

/** A moment of the story as a time; one that would come after `until` is `until`. */
export function momentAt(until: Date, { day, time }: Moment): Date {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const ms = dayStart(until, day) + (hours * 60 + minutes) * 60_000;
  return new Date(day >= 0 ? Math.min(ms, until.getTime()) : ms);
}

/** Calendar date in China. Weekday 0 is Sunday. */
export function chinaDate(ms: number): { month: number; date: number; weekday: number } {
  const local = new Date(ms + CHINA_OFFSET_MS);
  return { month: local.getUTCMonth() + 1, date: local.getUTCDate(), weekday: local.getUTCDay() };
}

/** How loud a topic is on a day, relative to its own mean: course × growth × week × sale. */
export function loudness(course: Course, role: Role, at: { day: number; weekday: number }): number {
  const growth = 0.7 + 0.6 * (1 - at.day / DAYS);
  return courseAt(course, at.day) * growth * weekAt(role, at.weekday) * saleAt(role, at.day);
}

function courseAt(course: Course, day: number): number {
  const past = day / DAYS;
  if (course === 'growing') return 1.7 - 1.2 * past;
  if (course === 'fading') return 0.5 + 1.2 * past;
  if (course === 'promotion') return day <= SALE.presale && day >= SALE.end ? 3.6 : 1;
  if (course === 'after-promotion') return day <= SALE.peakTo && day >= SALE.end - 10 ? 2.8 : 1;
  if (course === 'release') return releaseAt(day);
  return 1;
}

/** Trouble follows a release for a week; 6.3.0 was a bad one. */
function releaseAt(day: number): number {
  const last = RELEASES.findLast((release) => release.day >= day);
  const age = last ? last.day - day : DAYS;
  if (last?.version === '6.3.0') return 5;
  return age < 7 ? 1.8 : 0.8;
}

const MERCHANT_WEEK = [0.72, 1.15, 1.1, 1.08, 1.05, 1.05, 0.85];
const CONSUMER_WEEK = [0.98, 1.12, 1.04, 1, 0.98, 0.96, 0.92];

function weekAt(role: Role, weekday: number): number {
  return (role === 'merchant' ? MERCHANT_WEEK : CONSUMER_WEEK)[weekday]!;
}

function saleAt(role: Role, day: number): number {
  if (role === 'agent') return 1;
  return day <= SALE.peakFrom + 1 && day >= SALE.end - 2 ? 1.7 : 1;
}

/** Chance of each hour of the day (0–23), by who speaks. */
export const HOURS: Readonly<Record<Role, Readonly<Record<string, number>>>> = {
  consumer: hours([
    3, 1.5, 0.8, 0.4, 0.3, 0.5, 1.2, 3, 5, 7, 8, 7.5, 7, 6, 6, 6, 6, 6, 6.5, 7.5, 9, 9.5, 8, 5,
  ]),
  merchant: hours([1, 0.4, 0.2, 0.1, 0.1, 0.2, 0.8, 2, 5, 9, 10, 9, 6, 7, 9, 9, 8, 7, 4, 4, 5, 5, 3.5, 2]),
  agent: hours([0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 8, 10, 7, 5, 7, 8, 9, 12, 9, 6, 5, 7, 2, 0]),
};

function hours(weights: readonly number[]): Record<string, number> {
  return Object.fromEntries(weights.map((weight, hour) => [hour, weight]));
}
