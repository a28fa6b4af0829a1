import { startGongjian } from '../../../main.ts';
import { type Caller, createCaller } from '../../../testing/caller.ts';
import type { TestClock } from '../../../testing/clock.ts';
import type { TestPlace } from '../../../testing/database.ts';
import { sessionCookie } from '../../../testing/world.ts';
import { parseConfig } from '../../config/config.ts';
import { type Database, openDatabase } from '../../database/database.ts';
import { migrateDatabase } from '../../database/migrate.ts';
import { readStoredTables } from '../../database/stored-tables.ts';
import { keptTables } from '../kept-tables.ts';

/** Opens what is in a place, with no server that runs on it. */
export async function openPlace(place: TestPlace): Promise<Database> {
  const database = await openDatabase(place);
  await migrateDatabase(database);
  return database;
}

/** A server on what is in that place already. */
export async function startOn(place: TestPlace, clock: TestClock) {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const server = await startGongjian(parsed.config, { clock });
  const withHeaders = (headers: Record<string, string>, userId = ''): Caller =>
    createCaller(server.address, userId, headers);
  const signIn = async (userId: string) =>
    withHeaders({ cookie: await sessionCookie(server.services.accounts, userId) }, userId);
  return { server, withHeaders, signIn };
}

/** Table → its rows as text, sorted; every table that a backup carries. */
export async function allRows(database: Database): Promise<Map<string, string[]>> {
  const ask = async (text: string) => (await database.pool.query(text)).rows;
  const rows = new Map<string, string[]>();
  for (const { name } of keptTables(await readStoredTables(ask))) {
    const found = await ask(`select to_jsonb(t)::text as row from "${name}" t`);
    rows.set(name, (found as { row: string }[]).map(({ row }) => row).sort());
  }
  return rows;
}

const PATIENCE_MS = 30_000;

/** Waits until every voice is grouped, so that nothing changes behind a test's back. */
export async function allHeard(database: Database): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; ) {
    const { rows } = await database.pool.query<{ heard: boolean | null }>(
      `select bool_and(v.last = l.heard_seq) as heard
       from voice_sequences v left join listening_states l using (workspace_id)`,
    );
    if (rows[0]!.heard) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The voices were not all heard');
}
