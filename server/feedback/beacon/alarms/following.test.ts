import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlarmRow } from './store.ts';
import { alarmSteps, alarms } from './tables.ts';
import { AT, finding, seconds } from './testing/findings.ts';
import { openTestHouse, type TestHouse } from './testing/house.ts';

let place: TestHouse;
let workspaceId: string;
beforeAll(async () => {
  place = await openTestHouse();
});
afterAll(() => place.close());
beforeEach(() => {
  workspaceId = place.workspace();
  place.clock.set(AT);
  place.asked.length = 0;
  place.events.length = 0;
});

const raise = (wish: Parameters<typeof finding>[0] = {}) =>
  place.desk.raise(finding({ workspaceId, ...wish }));
const read = async (id: string): Promise<AlarmRow> => {
  const [row] = await place.database.queries
    .select()
    .from(alarms)
    .where(and(eq(alarms.workspaceId, workspaceId), eq(alarms.id, id)));
  return row!;
};
const stepsOf = async (id: string) => {
  const rows = await place.database.queries
    .select()
    .from(alarmSteps)
    .where(eq(alarmSteps.alarmId, id))
    .orderBy(alarmSteps.id);
  return rows.map(({ action }) => action);
};
const attribute = (attribute: string, value: string) => ({ type: 'attribute', attribute, value }) as const;

describe('following', () => {
  const news = (alarmId: string, at: Date, rate: number) => ({
    alarmId,
    at,
    rate,
    expected: 4,
    quiet: rate < 8,
  });
  /** A reading every ten seconds. */
  const play = async (ids: readonly string[], rates: readonly number[], from = 10) => {
    for (const [n, rate] of rates.entries()) {
      const at = seconds(from + n * 10);
      place.clock.set(at);
      await place.desk.follow(
        workspaceId,
        ids.map((id) => news(id, at, rate)),
      );
    }
  };

  test('F1, F2: it falls, then clears; readings make nobody’s version stale', async () => {
    const { alarm } = await raise();
    await play([alarm.id], [80, 80, 30, 30]);
    expect(await read(alarm.id)).toMatchObject({ peakRate: 80, rate: 30, fellAt: null, version: 1 });
    await play([alarm.id], [30, ...Array(19).fill(5)], 50);
    const row = await read(alarm.id);
    expect(row).toMatchObject({
      state: 'cleared',
      fellAt: seconds(30),
      clearedAt: seconds(240),
      quietSince: seconds(60),
    });
    expect(await stepsOf(alarm.id)).toEqual(['raise', 'fall', 'clear']);
    expect(place.asked).toMatchObject([['stop', { id: alarm.id }, 'cleared']]);
  });

  test('members that are loud when their head is closed: the gravest pages, the rest follow it', async () => {
    const head = await raise({ subject: { type: 'workspace' } });
    const member = (value: string, severity: 'major' | 'minor', n: number) =>
      raise({ subject: attribute('product', value), severity, at: seconds(n) });
    const minor = await member('a', 'minor', 1);
    const major = await member('b', 'major', 2);
    const quiet = await member('c', 'major', 3);
    await place.database.queries.update(alarms).set({ state: 'false' }).where(eq(alarms.id, head.alarm.id));
    await place.desk.follow(workspaceId, [
      news(minor.alarm.id, seconds(10), 40),
      news(major.alarm.id, seconds(10), 40),
      news(quiet.alarm.id, seconds(10), 4),
    ]);
    expect(await read(major.alarm.id)).toMatchObject({ parentId: null, bond: null });
    expect(await read(minor.alarm.id)).toMatchObject({ parentId: major.alarm.id });
    expect(await read(quiet.alarm.id)).toMatchObject({ parentId: head.alarm.id });
    expect(place.asked.filter(([what]) => what === 'wake').map(([, row]) => row.id)).toEqual([
      major.alarm.id,
    ]);
  });
});
