import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Jobs } from './jobs.ts';

const POLL_SECONDS = 1;

/** Jobs kept in the same database (pg-boss), so that they survive a restart and are done by one server only. */
export function createDatabaseJobs(database: Database, report: (error: unknown) => void): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => run(database, text, values) },
    schema: 'jobs',
  });
  boss.on('error', report);
  const handlers = new Map<string, (data: object) => Promise<void>>();
  return {
    handle: (name, work) => {
      handlers.set(name, work as (data: object) => Promise<void>);
    },
    at: async (name, when, data, key) => {
      await boss.send(name, data, { startAfter: when, ...(key === undefined ? {} : { singletonKey: key }) });
    },
    every: async (name, cron, timeZone) => {
      await boss.schedule(name, cron, {}, { tz: timeZone });
    },
    start: async () => {
      await boss.start();
      for (const [name, work] of handlers) {
        await boss.createQueue(name, { retryLimit: 5, retryBackoff: true });
        await boss.work<object>(name, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
          for (const job of jobs) await work(job.data);
        });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** pg-boss sends several statements in one text where there are no values; it wants the rows of the last. */
async function run(database: Database, text: string, values?: unknown[]) {
  const answer = await database.pool.query(text, values);
  return { rows: Array.isArray(answer) ? (answer.at(-1)?.rows ?? []) : answer.rows };
}
