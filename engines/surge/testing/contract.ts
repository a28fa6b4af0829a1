/** What every detector keeps to. Rules D1–D8 of docs/engines/surge.md. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Detector, Reading } from '../reading.ts';

/** How the battery drives a detector of any kind. */
export interface Driven<State> {
  readonly make: (state?: State) => Detector<State>;
  /** Hears one datum: a size of 0 … 20 at a time. */
  readonly hear: (detector: Detector<State>, at: number, size: number) => Reading;
  /** Bytes that a state may take as JSON. */
  readonly largest: number;
}

const START = Date.UTC(2026, 2, 2);
const HOUR_MS = 3_600_000;
const ABSURD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0, 9e15, START + 9e12];

const datum = fc.record({
  step: fc.integer({ min: 0, max: 900_000 }),
  size: fc.integer({ min: 0, max: 20 }),
});
const stream = fc.array(datum, { minLength: 1, maxLength: 60 });

export function detectorContract<State>(name: string, { make, hear, largest }: Driven<State>): void {
  const play = (detector: Detector<State>, data: readonly { step: number; size: number }[], from = START) => {
    let at = from;
    const readings = data.map(({ step, size }) => {
      at += step;
      return hear(detector, at, size);
    });
    return { readings, at };
  };
  const days = (count: number) =>
    Array.from({ length: count * 96 }, (_, i) => ({ step: HOUR_MS / 4, size: 5 + (i % 7) }));

  describe(`${name} keeps the detector contract`, () => {
    test('D1 the same input gives the same readings', () =>
      fc.assert(
        fc.property(stream, (data) => {
          expect(play(make(), data)).toEqual(play(make(), data));
        }),
        { numRuns: 30 },
      ));
    test('D2 a detector made from a state, through JSON, continues without a difference', () =>
      fc.assert(
        fc.property(stream, stream, (before, after) => {
          const one = make();
          play(one, days(3));
          const { at } = play(one, before, START + 72 * HOUR_MS);
          const two = make(JSON.parse(JSON.stringify(one.snapshot())) as State);
          expect(play(two, after, at)).toEqual(play(one, after, at));
          expect(two.snapshot()).toEqual(one.snapshot());
        }),
        { numRuns: 20 },
      ));
    test('D3 a state that goes in is not changed, one that comes out is the caller’s', () => {
      const one = make();
      play(one, days(1));
      const state = one.snapshot();
      const copy = structuredClone(state);
      const two = make(state);
      play(two, days(2), START + 24 * HOUR_MS);
      expect(state).toEqual(copy);
      play(one, days(1), START + 24 * HOUR_MS);
      expect(state).toEqual(copy);
    });
    test('D4 absurd, repeated and backward times are borne, and times after them are heard', () => {
      const detector = make();
      play(detector, days(3));
      const usual = START + 73 * HOUR_MS;
      for (const at of [...ABSURD, usual, usual, usual - HOUR_MS, START - HOUR_MS, ...ABSURD]) {
        const reading = hear(detector, at, 3);
        for (const value of [
          reading.score,
          reading.threshold,
          reading.rate,
          reading.expected,
          reading.lift,
        ]) {
          expect(Number.isFinite(value)).toBe(true);
        }
      }
      const { readings } = play(detector, days(1), usual);
      expect(readings.every(({ score, startedAt }) => score >= 0 && Number.isFinite(startedAt))).toBe(true);
    });
    test('D5 the state stays small, whatever comes', () => {
      const detector = make();
      expect(JSON.stringify(detector.snapshot()).length).toBeLessThan(largest);
      play(detector, days(40));
      for (let i = 0; i < 200; i++) detector.missing(START + i * HOUR_MS, START + (i + 1) * HOUR_MS);
      expect(JSON.stringify(detector.snapshot()).length).toBeLessThan(largest + 1500);
    });
    test('D6 verdicts move the threshold, within bounds', () => {
      const detector = make();
      const { at } = play(detector, days(3));
      const state = detector.snapshot();
      const after = (right: boolean, times: number) => {
        const judged = make(state);
        for (let i = 0; i < times; i++) judged.feedback(right);
        return hear(judged, at, 5).threshold;
      };
      const before = after(true, 0);
      expect(after(false, 1)).toBeGreaterThan(before);
      expect(after(true, 1)).toBeLessThan(before);
      expect(after(false, 2000)).toBe(after(false, 1000));
      expect(after(true, 2000)).toBe(after(true, 1000));
      expect(after(true, 1000)).toBeGreaterThan(0);
      expect(after(false, 1000) - after(true, 1000)).toBeLessThan(10);
    });
    test('D7 nothing alarms while the source is known to be down', () => {
      const detector = make();
      const { at } = play(detector, days(3));
      detector.missing(at, at + 12 * HOUR_MS);
      const { readings } = play(
        detector,
        Array.from({ length: 40 }, () => ({ step: HOUR_MS / 4, size: 0 })),
        at,
      );
      expect(readings.some(({ alarm }) => alarm)).toBe(false);
    });
    test('D8 a state of another version is refused', () => {
      expect(() => make({ ...make().snapshot(), version: 99 })).toThrow(RangeError);
    });
  });
}
