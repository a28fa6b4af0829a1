import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alarm } from './alarm.ts';
import { EASE_MS, follow, type Measured } from './measure.ts';
import { raise } from './reduce.ts';
import { finding, seconds } from './testing/findings.ts';

const CLEAR_MS = 180_000;
const fresh = (direction: 'up' | 'down' = 'up', rate = 40): Alarm =>
  raise(finding({ direction, rate }), { silenceId: null, parentId: null, bond: null });

/** Follows a reading every ten seconds; gives the alarm at the end and when it fell and cleared, in seconds. */
function play(alarm: Alarm, rates: readonly number[], band = 8) {
  let now = alarm;
  let fell: number | null = null;
  let cleared: number | null = null;
  const secondsOf = (at: Date) => (at.getTime() - seconds(0).getTime()) / 1_000;
  rates.forEach((rate, n) => {
    const quiet = alarm.direction === 'up' ? rate <= band : rate >= band;
    const followed = follow(now, { at: seconds((n + 1) * 10), rate, expected: 4, quiet }, CLEAR_MS);
    now = { ...now, ...followed.readings, fellAt: now.fellAt ?? followed.fell };
    fell ??= followed.fell && secondsOf(followed.fell);
    cleared ??= followed.cleared && secondsOf(followed.cleared);
  });
  return { alarm: now, fell, cleared };
}
const times = (n: number, rate: number) => Array<number>(n).fill(rate);

test('F1: half of the excess gone for twenty seconds; the moment is when that began', () => {
  expect(play(fresh(), [60, 60, 32, 33, 31, 30, 30]).fell).toBe(50);
  expect(play(fresh(), [60, 30, 60, 30, 60, 30]).fell).toBeNull();
});

test('F1: the same for a rate that is too low', () => {
  const low = fresh('down', 0);
  expect(play(low, [0, 0, 1, 3, 3, 3], 3.5).fell).toBe(40);
});

test('F2: three quiet minutes on end, not three with one loud reading among them', () => {
  expect(play(fresh(), times(18, 5)).cleared).toBeNull();
  expect(play(fresh(), times(19, 5)).cleared).toBe(190);
  expect(play(fresh(), [...times(17, 5), 20, ...times(18, 5)]).cleared).toBeNull();
});

test('F3: a reading that comes late or twice changes nothing', () => {
  const { alarm } = play(fresh(), [60, 5, 5]);
  for (const at of [seconds(30), seconds(20), seconds(-60)]) {
    const { readings, fell, cleared } = follow(alarm, { at, rate: 900, expected: 4, quiet: false }, CLEAR_MS);
    expect({ ...alarm, ...readings, fell, cleared }).toEqual({ ...alarm, fell: null, cleared: null });
  }
});

test('F1 – F3 for any readings: cleared only after quiet throughout, fallen only after ease throughout', () => {
  const reading = fc.record({
    gap: fc.integer({ min: -30_000, max: 60_000 }),
    rate: fc.double({ min: 0, max: 200, noNaN: true }),
    quiet: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 60 }), (readings) => {
      let alarm = fresh();
      let at = seconds(0).getTime();
      const heard: Measured[] = [];
      for (const { gap, rate, quiet } of readings) {
        at += gap;
        const news = { at: new Date(at), rate, expected: 4, quiet };
        if (news.at > alarm.seenAt) heard.push(news);
        const { readings: now, fell, cleared } = follow(alarm, news, CLEAR_MS);
        expect(now.peakRate).toBeGreaterThanOrEqual(alarm.peakRate);
        if (cleared) {
          const since = heard.filter((one) => one.at >= now.quietSince!);
          expect(since.every((one) => one.quiet)).toBe(true);
          expect(cleared.getTime() - now.quietSince!.getTime()).toBeGreaterThanOrEqual(CLEAR_MS);
        }
        if (fell) expect(news.at.getTime() - fell.getTime()).toBeGreaterThanOrEqual(EASE_MS);
        alarm = { ...alarm, ...now };
      }
    }),
  );
});
