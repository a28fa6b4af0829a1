import { describe, expect, test } from 'vitest';
import { chinaDate, dayStart, loudness, momentAt } from './days.ts';

describe('days are counted back on Chinese time', () => {
  test('day 0 is the day of the end, from midnight in China', () => {
    expect(new Date(dayStart(new Date('2026-11-23T02:00:00Z'), 0)).toISOString()).toBe(
      '2026-11-22T16:00:00.000Z',
    );
    // 17:00 in London is already the next day in China.
    expect(new Date(dayStart(new Date('2026-11-23T17:00:00Z'), 1)).toISOString()).toBe(
      '2026-11-22T16:00:00.000Z',
    );
  });

  test('a moment is a Chinese clock time, and never later than the end', () => {
    const until = new Date('2026-11-23T00:30:00Z');
    expect(momentAt(until, { day: 2, time: '09:15' }).toISOString()).toBe('2026-11-21T01:15:00.000Z');
    expect(momentAt(until, { day: 0, time: '09:15' })).toEqual(until);
    expect(momentAt(until, { day: -1, time: '09:15' }).toISOString()).toBe('2026-11-24T01:15:00.000Z');
  });

  test('dates are read in China', () => {
    expect(chinaDate(Date.parse('2026-10-31T16:00:00Z'))).toEqual({ month: 11, date: 1, weekday: 0 });
  });
});

describe('a topic has its course', () => {
  const on = (course: Parameters<typeof loudness>[0], day: number) =>
    loudness(course, 'consumer', { day, weekday: 3 });

  test('growing and fading cross', () => {
    expect(on('growing', 1)).toBeGreaterThan(2 * on('growing', 160));
    expect(on('fading', 1)).toBeLessThan(on('fading', 160));
  });

  test('a bad release is heard at once, the sale while it lasts, its parcels afterwards', () => {
    expect(on('release', 20)).toBeGreaterThan(3 * on('release', 30));
    expect(on('promotion', 42)).toBeGreaterThan(3 * on('promotion', 60));
    expect(on('after-promotion', 30)).toBeGreaterThan(2 * on('after-promotion', 60));
  });

  test('shops rest on Sunday', () => {
    expect(loudness('steady', 'merchant', { day: 9, weekday: 0 })).toBeLessThan(
      0.7 * loudness('steady', 'merchant', { day: 9, weekday: 1 }),
    );
  });
});
