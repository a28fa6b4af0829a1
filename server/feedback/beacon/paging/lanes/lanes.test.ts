import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLane, type Timing } from './lane.ts';
import { createBucket } from './pace.ts';

// L1 no minute holds more messages than the limit; L2 the first goes at once; L3 all arrive, in order, merged.

/** A clock that jumps to whatever is waited for. */
function createJumps(): Timing {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

test('L1: whatever is asked when, no minute holds more than burst and refill', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }),
      (burst, perMinute, pauses) => {
        const bucket = createBucket({ burst, perMinute });
        const sent: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const wait = bucket.take(now);
          if (wait === 0) sent.push(now);
          else {
            now += wait;
            if (bucket.take(now) === 0) sent.push(now);
          }
        }
        for (const start of sent) {
          const within = sent.filter((at) => start <= at && at < start + 60_000);
          expect(within.length).toBeLessThanOrEqual(burst + perMinute);
        }
      },
    ),
  );
});

test('L2, L3: the first alone and at once, all others merged and in order', async () => {
  const timing = createJumps();
  const sent: { at: number; things: readonly number[] }[] = [];
  const lane = createLane<number>({
    pace: { burst: 5, perMinute: 15 },
    timing,
    signal: new AbortController().signal,
    most: 3_000,
    send: async (things) => {
      sent.push({ at: timing.now(), things });
      await Promise.resolve();
    },
  });
  lane.push([0]);
  expect(sent).toEqual([{ at: 0, things: [0] }]);
  for (let n = 1; n < 10_000; n += 1) lane.push([n]);
  await lane.rest();
  expect(sent.flatMap(({ things }) => things)).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
  expect(sent.length).toBeLessThanOrEqual(20);
  expect(lane.idle).toBe(true);
});
