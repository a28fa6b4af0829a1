/** Rules C1–C9 of docs/engines/surge.md. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CountDetector, createCountDetector } from './detector.ts';
import type { CountState } from './state.ts';

const START = Date.UTC(2026, 2, 2);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = START + 21 * DAY;

function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Poisson arrivals at a rate a minute; gives whether any alarm was raised upwards, and when first. */
function feed(detector: CountDetector, span: { from: number; to: number; rate: number; seed: number }) {
  const uniform = chance(span.seed);
  let first: number | undefined;
  let at = span.from;
  for (;;) {
    at += (-Math.log(1 - uniform()) / span.rate) * MINUTE;
    if (at >= span.to) break;
    const { alarm, direction } = detector.arrive(Math.floor(at));
    if (alarm && direction === 'up') first ??= at;
  }
  detector.advance(span.to);
  return first;
}

let learned: CountState;
const again = () => createCountDetector({}, learned);
beforeAll(() => {
  const detector = createCountDetector();
  feed(detector, { from: START, to: NOW, rate: 2, seed: 1 });
  learned = detector.snapshot();
});

describe('the count detector', () => {
  test('C1 hears a tripled rate within minutes, and says what it is', () => {
    const detector = again();
    const first = feed(detector, { from: NOW, to: NOW + HOUR, rate: 6, seed: 2 })!;
    expect(first - NOW).toBeLessThan(20 * MINUTE);
    const reading = detector.advance(NOW + HOUR + 1);
    expect(reading).toMatchObject({ alarm: true, direction: 'up', why: 'surge' });
    expect(Math.abs(reading.startedAt - NOW)).toBeLessThan(10 * MINUTE);
    expect(reading.lift).toBeGreaterThan(2);
    expect(reading.floorMs).toBeGreaterThan(MINUTE);
    expect(reading.expected).toBeGreaterThan(1.6);
    expect(reading.expected).toBeLessThan(2.4);
  });
  test('C2 silence never raises the upward side', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 20 }), (steps) => {
        const detector = again();
        let at = NOW;
        for (const step of steps) {
          at += step;
          const reading = detector.advance(at);
          expect(reading.alarm && reading.direction === 'up').toBe(false);
        }
      }),
      { numRuns: 25 },
    ));
  test('C3 more arrivals at the same moments never lower the upward evidence', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ step: fc.integer({ min: 1, max: 30_000 }), more: fc.integer({ min: 0, max: 4 }) }),
          {
            minLength: 1,
            maxLength: 30,
          },
        ),
        (data) => {
          const [few, many] = [again(), again()];
          let at = NOW;
          for (const { step, more } of data) {
            at += step;
            const [a, b] = [few.arrive(at), many.arrive(at, 1 + more)];
            if (a.direction !== 'up' || b.direction !== 'up' || b.alarm) break;
            expect(b.score - b.threshold).toBeGreaterThanOrEqual(a.score - a.threshold - 1e-9);
          }
        },
      ),
      { numRuns: 40 },
    ));
  test('C4 silence where voices are usual is missing, a thin stream is a fall', () => {
    const silent = again();
    expect(silent.advance(NOW + HOUR)).toMatchObject({ alarm: true, direction: 'down', why: 'missing' });
    const thin = again();
    feed(thin, { from: NOW, to: NOW + 3 * HOUR, rate: 0.3, seed: 3 });
    expect(thin.advance(NOW + 3 * HOUR)).toMatchObject({ alarm: true, direction: 'down', why: 'fall' });
  });
  test('C5 a known gap neither falls nor teaches', () => {
    const detector = again();
    const before = detector.expect(NOW + 30 * HOUR).perMinute;
    detector.missing(NOW, NOW + 20 * HOUR);
    for (let at = NOW; at < NOW + 20 * HOUR; at += MINUTE) expect(detector.advance(at).alarm).toBe(false);
    expect(detector.expect(NOW + 30 * HOUR).perMinute).toBeCloseTo(before, 1);
  });
  test('C6 an alarm teaches nothing, until it has lasted so long that it is the level', () => {
    const detector = createCountDetector({ settleMs: 6 * HOUR }, learned);
    feed(detector, { from: NOW, to: NOW + 4 * HOUR, rate: 8, seed: 4 });
    expect(detector.expect(NOW + 4 * HOUR).perMinute).toBeLessThan(2.6);
    feed(detector, { from: NOW + 4 * HOUR, to: NOW + 9 * HOUR, rate: 8, seed: 5 });
    expect(detector.expect(NOW + 9 * HOUR).perMinute).toBeGreaterThan(5);
    expect(detector.advance(NOW + 9 * HOUR).alarm).toBe(false);
  });
  test('C7 a planned window does not alarm on its plan, and teaches its kind', () => {
    const window = { start: NOW + HOUR, end: NOW + 5 * HOUR, kind: 'sale', lift: 3 };
    const detector = again();
    feed(detector, { from: NOW, to: window.start, rate: 2, seed: 6 });
    detector.promote([window]);
    expect(feed(detector, { from: window.start, to: window.end, rate: 6, seed: 7 })).toBeUndefined();
    feed(detector, { from: window.end, to: window.end + 2 * HOUR, rate: 2, seed: 8 });
    detector.promote([{ start: NOW + DAY, end: NOW + DAY + HOUR, kind: 'sale' }]);
    const [inside, outside] = [detector.expect(NOW + DAY + 1), detector.expect(NOW + DAY + 2 * HOUR)];
    expect(inside.perMinute / outside.perMinute).toBeGreaterThan(2.5);
    expect(inside.perMinute / outside.perMinute).toBeLessThan(3.5);
  });
  test('C8 a series born with a busy prior waits for more than one with a quiet prior', () => {
    const arrivals = (perMinute: number) => {
      const detector = createCountDetector({ prior: { perMinute, events: 2 } });
      for (let i = 0; i < 500; i++) {
        const { alarm, why } = detector.arrive(START + i * 5000);
        if (!alarm) continue;
        expect(why).toBe('new');
        return i;
      }
      return 500;
    };
    expect(arrivals(0.02)).toBeLessThan(arrivals(2));
    expect(arrivals(0.02)).toBeLessThan(12);
  });
  test('C8 without a prior there is nothing to compare a first day with', () => {
    const detector = createCountDetector();
    expect(feed(detector, { from: START, to: START + DAY, rate: 5, seed: 9 })).toBeUndefined();
  });
  test('C9 late arrivals teach, and are no evidence', () => {
    const detector = again();
    for (let i = 0; i < 300; i++) detector.late(NOW - 30 * HOUR);
    expect(detector.advance(NOW + 1).alarm).toBe(false);
    expect(detector.expect(NOW - 30 * HOUR + 7 * DAY).perMinute).toBeGreaterThan(
      again().expect(NOW - 30 * HOUR + 7 * DAY).perMinute,
    );
  });
});
