import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { until } from '../testing/days.ts';

const MINUTE = 60_000;

interface Bin {
  readonly at: string;
  readonly actual: number | null;
}
interface Seen {
  readonly series: { readonly code: string };
  readonly why: string;
  readonly direction: string;
  readonly state: string;
}

let world: World;
let owner: Caller;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
});
afterAll(() => world.close());

const declare = (code: string, over: object = {}) =>
  owner.post('/api/v1/series', { code, title: code, kind: 'ratio', direction: 'up', ...over });
const push = (code: string, points: readonly object[]) =>
  owner.post(`/api/v1/series/${code}/points`, { points });
const alarmsOf = async (code: string): Promise<Seen[]> => {
  const { body } = await owner.get<{ items: Seen[] }>('/api/v1/alarms?members=true&limit=200');
  return body.items.filter(({ series }) => series.code === code);
};
const bins = async (code: string): Promise<Bin[]> => {
  const from = new Date(world.clock.now().getTime() - 5 * MINUTE).toISOString();
  const { body } = await owner.get<{ bins: Bin[] }>(`/api/v1/series/${code}/bins?step=1m&from=${from}`);
  return body.bins;
};
/** A day of minutes that end now, each with so many failures of a hundred. */
const day = (failures: number) => {
  const now = Math.floor(world.clock.now().getTime() / MINUTE) * MINUTE;
  return Array.from({ length: 1_000 }, (_, n) => ({
    at: new Date(now - (1_000 - n) * MINUTE).toISOString(),
    numerator: failures,
    denominator: 100,
  }));
};

describe('a pushed series', () => {
  test('P2: the same minute twice replaces, and its first value is no evidence', async () => {
    await declare('pay.fail');
    expect((await push('pay.fail', day(2))).body).toEqual({ taken: 1_000 });
    const at = world.clock.now().toISOString();
    // A minute that is sent again and again while it runs: only its last word counts.
    for (const numerator of [40, 10, 3]) {
      await push('pay.fail', [{ at, numerator, denominator: 100 }]);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    }
    world.clock.forward(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await bins('pay.fail')).filter(({ actual }) => actual !== null).at(-1)?.actual).toBeCloseTo(0.03);
    expect(await alarmsOf('pay.fail')).toEqual([]);
  }, 30_000);

  test('P3: a ratio that jumps rings once its minute is over', async () => {
    const now = world.clock.now().getTime();
    for (let n = 0; n < 4; n++) {
      await push('pay.fail', [
        { at: new Date(now + n * MINUTE).toISOString(), numerator: 30, denominator: 100 },
      ]);
      world.clock.forward(MINUTE);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    world.clock.forward(MINUTE);
    const [alarm] = await until(async () => {
      const found = await alarmsOf('pay.fail');
      return found.length > 0 && found;
    });
    expect(alarm).toMatchObject({ direction: 'up' });
  }, 30_000);

  test('P4: points that fail to come are missing, never a fall to zero', async () => {
    await declare('orders', { kind: 'metric', direction: 'both', missingAfterMinutes: 5 });
    const now = world.clock.now().getTime();
    await push('orders', [{ at: new Date(now - MINUTE).toISOString(), value: 50 }]);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    for (let n = 0; n < 8; n++) {
      world.clock.forward(MINUTE);
      // Every minute must be seen to pass: several at once look like a clock that jumped.
      await new Promise((resolve) => setTimeout(resolve, 1_300));
    }
    const [alarm] = await until(async () => {
      const found = await alarmsOf('orders');
      return found.length > 0 && found;
    }, 30_000);
    expect(alarm).toMatchObject({ why: 'missing', state: 'raised' });
    // Nothing was measured, and that is not zero.
    expect((await bins('orders')).every(({ actual }) => actual !== 0)).toBe(true);
  }, 60_000);

  test('P1: what does not fit the kind is refused with its place', async () => {
    const at = world.clock.now().toISOString();
    expect((await push('pay.fail', [{ at, value: 3 }])).status).toBe(400);
    expect((await push('pay.fail', [{ at, numerator: 3, denominator: 2 }])).status).toBe(400);
    expect((await push('orders', [{ at, numerator: 1, denominator: 2 }])).status).toBe(400);
    expect((await push('orders', [{ at: '2020-01-01T00:00:00Z', value: 1 }])).status).toBe(400);
    expect((await declare('orders')).status).toBe(409);
  });
});
