import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Gongjian, startGongjian } from '../../main.ts';
import { parseConfig } from '../../platform/config/config.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import { sampleVoices } from '../../sample/voices.ts';
import { type Caller, createCaller } from '../../testing/caller.ts';
import { createTestClock } from '../../testing/clock.ts';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { sessionCookie } from '../../testing/world.ts';
import { SAMPLE_SEED } from './tell.ts';

interface Progress {
  state: string;
  chapter: string;
  voices: { of: number; stored: number; heard: number };
}

const TELLING = 240_000;
/** Wednesday, 2026-11-18, 12:00 in China. */
const clock = createTestClock(new Date('2026-11-18T04:00:00Z'));
let place: TestPlace;
let server: Gongjian;
let founder: Caller;

beforeAll(async () => {
  place = await testPlace();
  await start();
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

async function start(): Promise<void> {
  const parsed = parseConfig(
    { port: '0', data: place.folder, logLevel: 'silent' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  server = await startGongjian(parsed.config, { clock });
  const { accounts } = server.services;
  const owner = (await accounts.waitingOwner())!;
  founder = createCaller(server.address, owner.id, { cookie: await sessionCookie(accounts, owner.id) });
}

const progress = async () => (await founder.get<Progress>('/api/v1/sample')).body;
const until = (check: (now: Progress) => void, timeout: number) =>
  vi.waitFor(async () => check(await progress()), { timeout, interval: 200 });
const count = async (table: string) => {
  const { rows } = await server.services.database.pool.query(`select count(*)::int as n from ${table}`);
  return rows[0].n as number;
};

test(
  'the story is told to its end, also when the server stops in the middle, and only once',
  async () => {
    await until((now) => expect(now.voices.stored).toBeGreaterThan(0), TELLING);
    await server.stop();
    await start();
    await until((now) => expect(now.state).toMatch(/ready|failed/), TELLING);
    const voices = sampleVoices({ seed: SAMPLE_SEED, until: clock.now() }).length;
    expect(await progress()).toMatchObject({ state: 'ready', voices: { of: voices, heard: voices } });
    const counts = {
      voices,
      propositions: SAMPLE_COMPANY.propositions.length,
      bells: SAMPLE_COMPANY.bells.length,
    };
    for (const [table, expected] of Object.entries(counts)) expect(await count(table)).toBe(expected);
    await server.stop();
    await start();
    await until((now) => expect(now.state).toBe('ready'), TELLING);
    expect(await count('bells')).toBe(SAMPLE_COMPANY.bells.length);
    expect(await count('adjustments')).toBe(SAMPLE_COMPANY.adjustments.length);
  },
  3 * TELLING,
);

test('bells end where the story says: the two big incidents are verified by their numbers', async () => {
  const { body } = await founder.get<{ items: { title: string; state: string; number: number }[] }>(
    '/api/v1/bells',
  );
  const states = body.items.sort((a, b) => a.number - b.number).map(({ state }) => state);
  expect(states).toEqual(SAMPLE_COMPANY.bells.map(({ ends }) => ends));
});

test('the founder finds an adjustment to decide and matches to judge', async () => {
  const { body } = await founder.get<{ counts: Record<string, number> }>('/api/v1/queue');
  expect(body.counts['adjustment.decide']).toBe(1);
  expect(body.counts['match.judge']).toBeGreaterThan(0);
});
