import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openServices, startGongjian } from '../../main.ts';
import { parseConfig } from '../../platform/config/config.ts';
import type { Queries } from '../../platform/database/database.ts';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { expectDone } from '../../testing/world.ts';
import { Engine } from './engine/engine.ts';
import { heardVoice } from './stages/hear.ts';
import type { StoredVoice } from './stages/stage.ts';
import { startMortal } from './testing/mortal.ts';
import { recount } from './testing/recount.ts';
import { heardAll, type PlainVoice, plainVoices } from './testing/voices.ts';

const KILLS = 20;
const SEED = 20_261_123;
const BATCH = 25;
/** Every so many kills one comes while the server still starts. */
const EARLY = 5;

/** Uniform in 0 … 1 from a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function configOf(place: TestPlace) {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'error' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

/** Makes a workspace with an API key that may send voices. */
async function prepare(place: TestPlace): Promise<{ workspaceId: string; secret: string }> {
  const { services, close } = await openServices(configOf(place));
  const system = { kind: 'system', id: 'test', name: 'test' } as const;
  const { id } = await services.accounts.createWorkspace('mortal', system);
  const call = { workspaceId: id, actor: system, now: new Date() };
  const wanted = { name: 'sender', scopes: ['voices:write'] as const, expiresAt: null };
  const { secret } = expectDone(await services.accounts.createKey(call, wanted));
  await close();
  return { workspaceId: id, secret };
}

/** Sends voices as a careful client does: what was not acknowledged is sent again. */
class Sender {
  readonly acknowledged = new Set<string>();
  readonly refused: string[] = [];
  readonly #secret: string;
  #next: number;
  #awaited = { batches: 0, reached: () => {} };

  /** @param from number of its first voice */
  constructor(secret: string, from: number) {
    this.#secret = secret;
    this.#next = from;
  }

  /** Resolves when so many more batches are acknowledged. */
  acknowledges(batches: number): Promise<void> {
    return new Promise((reached) => {
      this.#awaited = { batches, reached };
      if (batches === 0) reached();
    });
  }

  /** Sends batch after batch until the server is gone. */
  async sendUntilGone(address: string): Promise<void> {
    for (;;) {
      const voices = plainVoices(BATCH, this.#next);
      const answer = await this.#post(address, voices).catch(() => null);
      if (answer === null) return;
      for (const [i, { status }] of answer.results.entries()) {
        if (status !== 'rejected') this.acknowledged.add(voices[i]!.externalId);
      }
      this.#next += BATCH;
      if (--this.#awaited.batches === 0) this.#awaited.reached();
    }
  }

  async #post(address: string, voices: readonly PlainVoice[]): Promise<{ results: { status: string }[] }> {
    const answer = await fetch(new URL('/api/v1/voices', address), {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ voices }),
    });
    if (!answer.ok) this.refused.push(await answer.text());
    return (await answer.json()) as { results: { status: string }[] };
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Kills after a random number of acknowledgements and a little more, so that a slow machine sees the same. */
async function killAtRandom(place: TestPlace, senders: readonly Sender[]): Promise<void> {
  const random = chance(SEED);
  for (let n = 1; n <= KILLS; n++) {
    const server = startMortal(place);
    if (n % EARLY === 0) {
      await wait(random() * 1_200);
      await server.kill();
      continue;
    }
    const address = (await server.address)!;
    const enough = senders[0]!.acknowledges(Math.floor(random() * 8));
    const sending = senders.map((sender) => sender.sendUntilGone(address));
    // A refusal ends the sending, and the test fails at once instead of waiting.
    await Promise.race([enough, Promise.all(sending)]);
    await wait(random() * 60);
    await server.kill();
    await Promise.all(sending);
  }
}

const textsOf = async (queries: Queries, statement: ReturnType<typeof sql>) =>
  (await queries.execute<{ it: string }>(statement)).rows.map(({ it }) => it);

/** Pain key and thread of every point by voice, as the database has them. */
async function storedPoints(queries: Queries): Promise<Map<string, string>> {
  const { rows } = await queries.execute<{ id: string; points: string }>(sql`
    select o.voice_id as id, string_agg(concat_ws('/', o.n, o.kind, p.key, o.thread), ' ' order by o.n) as points
    from points o left join pains p on p.id = o.pain_id group by 1`);
  return new Map(rows.map(({ id, points }) => [id, points]));
}

/** The same as one engine says that hears all voices without ever being stopped. */
async function steadyPoints(queries: Queries, workspaceId: string): Promise<Map<string, string>> {
  const { rows } = await queries.execute<StoredVoice & Record<string, unknown>>(sql`
    select id, seq::int, text, occurred_at as "occurredAt", author_key as "authorKey", channel, language, rating,
      rating_max as "ratingMax" from voices where workspace_id = ${workspaceId} order by seq`);
  const voices = rows.map((row) => heardVoice({ ...row, occurredAt: new Date(row.occurredAt) }));
  const heard = new Engine(null).hear(voices).voices;
  return new Map(
    heard.map(({ id, points }) => {
      const said = points.map(({ kind, pain, thread }, n) =>
        [n, kind, pain, thread].filter((part) => part !== null),
      );
      return [id, said.map((parts) => parts.join('/')).join(' ')];
    }),
  );
}

test(`every acknowledged voice is stored once and grouped once over ${KILLS} kills (seed ${SEED})`, {
  timeout: 600_000,
}, async () => {
  const place = await testPlace();
  const { workspaceId, secret } = await prepare(place);
  const senders = [new Sender(secret, 0), new Sender(secret, 1_000_000)];
  await killAtRandom(place, senders);
  expect(senders.flatMap(({ refused }) => refused)).toEqual([]);
  const acknowledged = senders.flatMap((sender) => [...sender.acknowledged]);
  expect(acknowledged.length).toBeGreaterThan(KILLS * BATCH);

  const server = await startGongjian(configOf(place));
  const { queries } = server.services.database;
  try {
    await heardAll(server, workspaceId);
    const stored = await textsOf(queries, sql`select external_id as it from voices order by 1`);
    const there = new Set(stored);
    expect(there.size).toBe(stored.length);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    const ungrouped = sql`select v.external_id as it from voices v
      where not exists (select from points o where o.workspace_id = v.workspace_id and o.voice_id = v.id)`;
    expect(await textsOf(queries, ungrouped)).toEqual([]);
    expect(await recount(queries)).toEqual([]);
    expect(await storedPoints(queries)).toEqual(await steadyPoints(queries, workspaceId));
  } finally {
    await server.stop();
    await place.remove();
  }
});
