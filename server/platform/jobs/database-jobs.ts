import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Jobs } from './jobs.ts';

/** All kinds of jobs share one queue, so that an idle server asks the database one question per poll, not one per kind. */
const QUEUE = 'work';
const POLL_SECONDS = 2;
/** A long job holds one of them; the other goes on. */
const WORKERS = 2;
const JOBS_AT_ONCE = 4;
const STOP_MILLISECONDS = 5_000;

interface Order {
  readonly name: string;
  readonly data: object;
}

interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
}

/** Jobs kept in the same database (pg-boss), so that they survive a restart and are done by one server only. */
export function createDatabaseJobs(database: Database, report: (error: unknown) => void): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => run(database, text, values) },
    schema: 'jobs',
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
  });
  boss.on('error', report);
  const handlers = new Map<string, (data: object) => Promise<void>>();
  const early: Schedule[] = [];
  let started = false;

  const schedule = ({ name, cron, timeZone }: Schedule) =>
    boss.schedule(QUEUE, cron, { name, data: {} } satisfies Order, { tz: timeZone, key: name });
  const perform = async (order: Order) => {
    const work = handlers.get(order.name);
    // A kind that an older version knew: nothing can be done about it here, so it ends.
    if (work) await work(order.data);
  };
  return {
    handle: (name, work) => {
      handlers.set(name, work as (data: object) => Promise<void>);
    },
    at: async (name, when, data, key) => {
      const order = { name, data } satisfies Order;
      if (key === undefined) await boss.send(QUEUE, order, { startAfter: when });
      else await boss.upsert(QUEUE, order, { startAfter: when, singletonKey: `${name}:${key}` });
    },
    every: async (name, cron, timeZone) => {
      if (started) await schedule({ name, cron, timeZone });
      else early.push({ name, cron, timeZone });
    },
    runNow: async (name, data = {}) => {
      const work = handlers.get(name);
      if (!work) throw new Error(`Nothing handles the job ${name}`);
      await work(data);
    },
    start: async () => {
      await boss.start();
      await boss.createQueue(QUEUE, { retryLimit: 5, retryBackoff: true, expireInSeconds: 3_600 });
      await boss.work<Order>(
        QUEUE,
        {
          pollingIntervalSeconds: POLL_SECONDS,
          localConcurrency: WORKERS,
          batchSize: JOBS_AT_ONCE,
          perJobResults: true,
        },
        async (jobs) =>
          Promise.all(
            jobs.map(async ({ id, data }) => {
              try {
                await perform(data);
                return { id, status: 'completed' };
              } catch (error) {
                report(error);
                return { id, status: 'failed', output: String(error) };
              }
            }),
          ),
      );
      started = true;
      for (const entry of early) await schedule(entry);
    },
    stop: async () => {
      if (!started) return;
      started = false;
      await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
    },
  };
}

/** pg-boss sends several statements in one text where there are no values, and wants the rows of all of them. */
async function run(database: Database, text: string, values?: unknown[]) {
  const answer: pg.QueryResult | pg.QueryResult[] = await database.pool.query(text, values);
  return { rows: [answer].flat().flatMap((result) => result.rows) };
}
