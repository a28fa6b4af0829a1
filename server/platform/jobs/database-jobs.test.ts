import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createDatabaseJobs } from './database-jobs.ts';
import type { Jobs } from './jobs.ts';

let place: TestPlace;
let database: Database;
const errors: unknown[] = [];

const open = () => openDatabase({ url: place.url, folder: place.folder });
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);
const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 100 });

beforeEach(async () => {
  place = await testPlace();
  database = await open();
  errors.length = 0;
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

async function start(declare: (jobs: Jobs) => void): Promise<Jobs> {
  const jobs = createDatabaseJobs(database, (error) => errors.push(error));
  declare(jobs);
  await jobs.start();
  return jobs;
}

test('a job runs once, with its data, not before its time', async () => {
  const seen: { n: number; at: number }[] = [];
  const jobs = await start((jobs) =>
    jobs.handle<{ n: number }>('count', async ({ n }) => void seen.push({ n, at: Date.now() })),
  );
  const when = soon(1_500);
  await jobs.at('count', when, { n: 7 });
  await until(() => expect(seen).toHaveLength(1));
  expect(seen[0]).toMatchObject({ n: 7 });
  expect(seen[0]!.at).toBeGreaterThanOrEqual(when.getTime());
  await jobs.stop();
  expect(errors).toEqual([]);
});

test('a second call with the same key replaces the first; another kind may use the same key', async () => {
  const seen: string[] = [];
  const jobs = await start((jobs) => {
    jobs.handle<{ word: string }>('say', async ({ word }) => void seen.push(word));
    jobs.handle<{ word: string }>('shout', async ({ word }) => void seen.push(word.toUpperCase()));
  });
  await jobs.at('say', soon(1_000), { word: 'first' }, 'k');
  await jobs.at('shout', soon(0), { word: 'other' }, 'k');
  await jobs.at('say', soon(0), { word: 'second' }, 'k');
  await until(() => expect(seen).toContain('second'));
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(seen.sort()).toEqual(['OTHER', 'second']);
  await jobs.stop();
});

test('a job that waits survives a restart and runs on the next server', async () => {
  const first = await start((jobs) => jobs.handle('later', async () => {}));
  await first.at('later', soon(500), { n: 1 });
  await first.stop();
  await database.close();
  database = await open();
  const seen: object[] = [];
  const second = await start((jobs) => jobs.handle('later', async (data) => void seen.push(data)));
  await until(() => expect(seen).toEqual([{ n: 1 }]));
  await second.stop();
});

test('one failing job is reported and tried again, and does not touch the others of its batch', async () => {
  let tries = 0;
  const seen: string[] = [];
  const jobs = await start((jobs) => {
    jobs.handle('broken', async () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
    });
    jobs.handle('sound', async () => void seen.push('sound'));
  });
  await jobs.at('broken', soon(0), {});
  await jobs.at('sound', soon(0), {});
  await until(() => expect(tries).toBe(2));
  expect(seen).toEqual(['sound']);
  expect(errors).toHaveLength(1);
  await jobs.stop();
});

test('runNow runs the handler in this very call', async () => {
  const seen: object[] = [];
  const jobs = createDatabaseJobs(database, () => {});
  jobs.handle('check', async (data) => void seen.push(data));
  await jobs.runNow('check', { a: 1 });
  expect(seen).toEqual([{ a: 1 }]);
  await expect(jobs.runNow('unknown')).rejects.toThrow('unknown');
});
