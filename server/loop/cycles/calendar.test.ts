import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayIn,
  daysOf,
  labelOf,
  periodOf,
  spanAfter,
  spanFrom,
  startOfDay,
  type Turning,
  weekOn,
} from './calendar.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
const calendarCadence = fc.constantFrom(
  'year' as const,
  'half' as const,
  'quarter' as const,
  'month' as const,
);
const turning: fc.Arbitrary<Turning> = fc.oneof(
  calendarCadence.map((cadence) => ({ cadence })),
  fc.integer({ min: 1, max: 400 }).map((days) => ({ cadence: 'custom' as const, days })),
);

describe('cycles of one cadence', () => {
  test('tile time without gap or overlap', () => {
    fc.assert(
      fc.property(anyDay, turning, fc.integer({ min: 1, max: 20 }), (start, how, count) => {
        let span = spanFrom(start, how);
        for (let n = 0; n < count; n++) {
          const next = spanAfter(span, how);
          expect(next.startsOn).toBe(addDays(span.endsOn, 1));
          expect(daysOf(next)).toBeGreaterThan(0);
          span = next;
        }
      }),
    );
  });

  test('fall back onto the calendar after an odd start', () => {
    fc.assert(
      fc.property(anyDay, calendarCadence, (start, cadence) => {
        const second = spanAfter(spanFrom(start, { cadence }), { cadence });
        expect(second).toEqual(periodOf(second.startsOn, cadence));
      }),
    );
  });

  test('are at least half and less than one and a half periods long', () => {
    fc.assert(
      fc.property(anyDay, calendarCadence, (start, cadence) => {
        const days = daysOf(spanFrom(start, { cadence }));
        const period = daysOf(periodOf(start, cadence));
        expect(days * 2).toBeGreaterThanOrEqual(period);
        expect(days).toBeLessThan(period * 1.5 + 3);
      }),
    );
  });

  test('a cadence may change at any turn and time is still tiled', () => {
    fc.assert(
      fc.property(anyDay, fc.array(turning, { minLength: 2, maxLength: 8 }), (start, hows) => {
        const spans = [spanFrom(start, hows[0]!)];
        for (const how of hows.slice(1)) spans.push(spanAfter(spans.at(-1)!, how));
        const days = spans.reduce((sum, span) => sum + daysOf(span), 0);
        expect(days).toBe(daysOf({ startsOn: start, endsOn: spans.at(-1)!.endsOn }));
      }),
    );
  });
});

describe('week n of m', () => {
  test('starts at 1, never goes back, ends at m, and is unknown outside', () => {
    fc.assert(
      fc.property(anyDay, turning, (start, how) => {
        const span = spanFrom(start, how);
        expect(weekOn(addDays(start, -1), span)).toBeNull();
        expect(weekOn(addDays(span.endsOn, 1), span)).toBeNull();
        let last = 1;
        for (let n = 0; n < daysOf(span); n++) {
          const { week, weeks } = weekOn(addDays(start, n), span)!;
          expect(week === last || week === last + 1).toBe(true);
          expect(week).toBeLessThanOrEqual(weeks);
          last = week;
        }
        const end = weekOn(span.endsOn, span)!;
        expect(end.week).toBe(end.weeks);
      }),
      { numRuns: 40 },
    );
  });

  test('every quarter has 13 weeks', () => {
    for (let month = 0; month < 48; month += 3) {
      const span = periodOf(new Date(Date.UTC(2024, month, 10)).toISOString().slice(0, 10), 'quarter');
      expect(weekOn(span.endsOn, span)).toEqual({ week: 13, weeks: 13 });
    }
    expect(weekOn('2026-11-17', periodOf('2026-11-17', 'quarter'))).toEqual({ week: 7, weeks: 13 });
  });
});

test('leap days are days', () => {
  expect(periodOf('2028-02-10', 'month')).toEqual({ startsOn: '2028-02-01', endsOn: '2028-02-29' });
});

test('labels are made from the last day, which lies in the period that the cycle was joined to', () => {
  expect(labelOf(spanFrom('2026-12-20', { cadence: 'quarter' }), 'quarter')).toBe('2027-Q1');
  expect(labelOf(periodOf('2026-08-01', 'half'), 'half')).toBe('2026-H2');
});

test('a day begins where the clocks of its zone say', () => {
  expect(startOfDay('2026-11-02', 'Asia/Shanghai').toISOString()).toBe('2026-11-01T16:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(dayIn(new Date('2026-11-01T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-02');
});
