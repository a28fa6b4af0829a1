import { count, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './open-desk.ts';
import { alarmSteps, alarms } from './tables.ts';
import { finding, seconds } from './testing/findings.ts';
import { openTestHouse, type TestHouse } from './testing/house.ts';

const MANY = 10_000;
/** Statements of one transaction, begin and commit included, and the inserts of its largest batch. */
const STATEMENTS_A_BATCH = 16;
const BATCH = 250;

let place: TestHouse;
beforeAll(async () => {
  place = await openTestHouse();
});
afterAll(() => place.close());

test('10,000 alarms at once: the first is answered before the others, all are kept in few statements, one is told', async () => {
  const workspaceId = place.workspace();
  let statements = 0;
  let raisedBeforeFirst = -1;
  const { database } = place;
  const counted = {
    ...database,
    transact: (work: Parameters<typeof database.transact>[0]) =>
      database.transact(async (queries) =>
        work(
          new Proxy(queries, {
            get: (target, name) => {
              if (['execute', 'select', 'insert', 'update', 'delete'].includes(String(name))) statements += 1;
              const value = Reflect.get(target, name);
              return typeof value === 'function' ? value.bind(target) : value;
            },
          }),
        ),
      ),
  };
  const desk = openDesk({ ...place.house, database: counted as typeof database });
  const order: number[] = [];
  const all = Array.from({ length: MANY }, (_, n) =>
    desk.raise(finding({ workspaceId, code: `s${n}`, at: seconds(n / 1_000) })).then(async (raised) => {
      order.push(n);
      if (n === 0) raisedBeforeFirst = order.length - 1;
      return raised;
    }),
  );
  expect((await all[0]!).type).toBe('new');
  expect(raisedBeforeFirst).toBe(0);
  // Everything else still waits when the first may be paged.
  expect(order).toEqual([0]);
  const raised = await Promise.all(all);
  const types = Object.groupBy(raised, ({ type }) => type);
  expect(types.new).toHaveLength(5);
  expect(types.grouped).toHaveLength(MANY - 5);
  expect(new Set(types.grouped!.map(({ alarm }) => alarm.parentId))).toEqual(new Set([raised[0]!.alarm.id]));
  expect(statements).toBeLessThanOrEqual(STATEMENTS_A_BATCH * (1 + MANY / BATCH));
  const stored = (table: typeof alarms | typeof alarmSteps) =>
    database.queries.select({ n: count() }).from(table).where(eq(table.workspaceId, workspaceId));
  expect(await stored(alarms)).toEqual([{ n: MANY }]);
  expect(await stored(alarmSteps)).toEqual([{ n: MANY }]);
  const { rows } = await database.queries.execute<{ numbers: number; last: number }>(
    sql`select count(distinct number)::int as numbers, max(number)::int as last from alarms where workspace_id = ${workspaceId}`,
  );
  expect(rows).toEqual([{ numbers: MANY, last: MANY }]);
  // Five that page, and each batch once for what follows.
  expect(place.events.length).toBeLessThanOrEqual(5 + 1 + MANY / BATCH);
});
