import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../../../testing/database.ts';
import { type House, openHouse } from '../testing/house.ts';
import { startMortal } from '../testing/mortal.ts';
import { recount } from '../testing/recount.ts';
import { plainVoices } from '../testing/voices.ts';

/** Milliseconds from asking for a grouping anew to the kill: before, within and after its one transaction. */
const KILLS = [0, 150, 400, 900, 1_600];

async function keyOf(house: House): Promise<string> {
  const call = {
    workspaceId: house.workspaceId,
    actor: { kind: 'system', id: 'test', name: 'test' },
    now: new Date(),
  } as const;
  const made = await house.server.services.accounts.createKey(call, {
    name: 'killer',
    scopes: ['read', 'write', 'voices:write'],
    expiresAt: null,
  });
  if (!made.ok) throw new Error(made.detail);
  return made.value.secret;
}

async function regroupAndKill(place: TestPlace, secret: string, after: number, n: number): Promise<void> {
  const mortal = startMortal(place);
  const address = (await mortal.address)!;
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ voices: plainVoices(40, 1_000 + n * 40) });
  await fetch(new URL('/api/v1/voices', address), { method: 'POST', headers, body });
  const asked = fetch(new URL('/api/v1/listening/consolidate', address), {
    method: 'POST',
    headers: { authorization: headers.authorization },
  }).catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, after));
  await mortal.kill();
  await asked;
}

test('a server killed while it groups anew finds all of it or nothing', async () => {
  const place = await testPlace();
  const first = await openHouse(place);
  await first.arrive(300, 0);
  const secret = await keyOf(first);
  await first.server.stop();
  for (const [n, after] of KILLS.entries()) await regroupAndKill(place, secret, after, n);

  const house = await openHouse(place);
  const { queries } = house.server.services.database;
  const rows = async (statement: ReturnType<typeof sql>) => (await queries.execute(statement)).rows;
  try {
    await house.arrive(20, 5_000);
    expect(await recount(queries)).toEqual([]);
    expect(
      await rows(sql`select p.id from pains p join pains r on r.id = p.resolved_id
        where r.resolved_id <> r.id or (p.merged_into_id is null) <> (p.resolved_id = p.id)`),
    ).toEqual([]);
    expect(
      await rows(sql`select v.id from voices v left join points o on o.voice_id = v.id
        group by 1 having count(o.n) = 0 or count(o.n) <> max(o.n) + 1`),
    ).toEqual([]);
    expect((await house.caller.post('/api/v1/listening/consolidate')).status).toBe(200);
    expect(await recount(queries)).toEqual([]);
  } finally {
    await house.server.stop();
    await place.remove();
  }
}, 240_000);
