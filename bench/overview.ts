/**
 * The home page's figures on a full database: 100,000 voices, 400 pains over 180 days, 12 propositions, 30 turns of
 * the loop. Prints one JSON line; times in milliseconds. `DATABASE_URL` measures on a PostgreSQL server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOverview } from '../server/loop/overview/index.ts';
import { type Database, openDatabase } from '../server/platform/database/database.ts';
import { migrateDatabase } from '../server/platform/database/migrate.ts';
import { newId } from '../server/platform/ids.ts';

const VOICES = 100_000;
const PAINS = 400;
const DAYS = 180;
const ROUNDS = 60;

const folder = mkdtempSync(join(tmpdir(), 'gongjian-bench-'));
const database = await openDatabase({ url: process.env.DATABASE_URL || null, folder });
const workspaceId = newId();
const now = new Date('2026-11-16T04:00:00Z');
try {
  await migrateDatabase(database);
  await fill(database);
  const call = { workspaceId, actor: { kind: 'system', id: 'bench', name: 'bench' }, now } as const;
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const start = performance.now();
    const outcome = await readOverview(database, call);
    if (!outcome.ok) throw new Error(outcome.detail);
    times.push(performance.now() - start);
  }
  const sorted = times.slice(5).sort((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1));
  console.log(
    JSON.stringify({
      bench: 'overview',
      database: database.kind,
      voices: VOICES,
      pains: PAINS,
      firstMs: Number(times[0]!.toFixed(1)),
      bestMs: at(0),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    }),
  );
} finally {
  if (process.env.DATABASE_URL) await empty(database);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill({ pool }: Database): Promise<void> {
  const id = (kind: string, n: string) => `md5('${kind}' || ${n} || '${workspaceId}')::uuid`;
  const [space, today] = [`'${workspaceId}'`, `'${now.toISOString()}'`];
  const run = (statement: string) => pool.query(statement);
  await run(`insert into voices (workspace_id, id, seq, text, occurred_at, received_at, source, external_id, channel,
      language, author_attributes, attributes, masked)
    select ${space}, ${id('voice', 'n')}, n, '到货太慢了 ' || n, ${today}::timestamptz - n * interval '150 seconds',
      ${today}, 'bench', n::text, (array['app', 'phone', 'shop'])[1 + n % 3], 'zh', '{}', '{}', '{}'
    from generate_series(1, ${VOICES}) n`);
  await run(`insert into voice_words (workspace_id, voice_id, occurred_at, words)
    select workspace_id, id, occurred_at, '' from voices where workspace_id = ${space}`);
  await run(`insert into voice_sequences (workspace_id, last) values (${space}, ${VOICES})`);
  await run(`insert into pains (workspace_id, id, key, nature, resolved_id, title, titled_by, words, typical,
      first_voice_at, last_voice_at)
    select ${space}, ${id('pain', 'n')}, n, 'pain', ${id('pain', 'n')}, '痛点 ' || n, 'words',
      '[{"word":"到货","weight":1},{"word":"催单","weight":0.5}]', '{}',
      ${today}::timestamptz - interval '20 days', ${today}
    from generate_series(1, ${PAINS}) n`);
  await run(`insert into pain_days (workspace_id, pain_id, day, voices, mood_sum)
    select ${space}, ${id('pain', 'n')}, ${today}::date - d, 1 + (n * d) % 7, -1.5
    from generate_series(1, ${PAINS}) n, generate_series(0, ${DAYS}) d`);
  await run(`insert into points (workspace_id, voice_id, n, start, "end", kind, mood, urgency, pain_id, likeness,
      repeat, occurred_at, channel, language)
    select ${space}, ${id('voice', 'n')}, 0, 0, 5, 'complaint', -0.5, 0.2,
      ${id('pain', `(1 + n % ${PAINS})`)}, 0.6, false, ${today}::timestamptz - n * interval '150 seconds',
      (array['app', 'phone', 'shop'])[1 + n % 3], 'zh'
    from generate_series(1, ${VOICES}) n`);
  await run(`insert into propositions (workspace_id, id, number, cycle_id, owner_id, version_number, live_since)
    select ${space}, ${id('proposition', 'n')}, n, ${id('cycle', '1')}, 'x', 1,
      ${today}::timestamptz - interval '60 days'
    from generate_series(1, 12) n`);
  await run(`insert into proposition_versions (workspace_id, proposition_id, version_number, title, who, pain,
      solution, benefit, growth, experience, assumption, since, author_name)
    select ${space}, ${id('proposition', 'n')}, 1, '命题 ' || n, 'x', 'x', 'x', '', '', '', '', ${today}, 'x'
    from generate_series(1, 12) n`);
  await run(`insert into links (workspace_id, id, kind, from_thing, from_id, to_thing, to_id, state, origin, score,
      words, proposed_at)
    select ${space}, ${id('link', 'n')}, 'addresses', 'proposition', ${id('proposition', '(1 + n % 12)')},
      'pain', ${id('pain', 'n')}, case when n <= 20 then 'accepted' else 'proposed' end, 'machine', 0.4, '[]', ${today}
    from generate_series(1, 60) n`);
  await run(`insert into bells (workspace_id, id, number, pain_id, title, note, ringer_id, owner_id, terms, state,
      rung_at, clock_from, due_at, changed_at)
    select ${space}, ${id('bell', 'n')}, n, ${id('pain', 'n')}, '铃 ' || n, '', 'x', 'y', '{}', 'changed',
      ${today}::timestamptz - interval '18 days', ${today}, ${today}, ${today}::timestamptz - interval '15 days'
    from generate_series(1, 30) n`);
  await run(`insert into adjustments (workspace_id, id, number, proposition_id, base_version, base, proposed, reason,
      state, proposer_id, proposer_name, proposed_at, decided_at)
    select ${space}, ${id('adjustment', 'n')}, n, ${id('proposition', '(1 + n % 12)')}, 1, '{}', '{}', 'x',
      'adopted', 'x', 'x', ${today}, ${today}::timestamptz - n * interval '1 day'
    from generate_series(1, 30) n`);
  await run(`insert into links (workspace_id, id, kind, from_thing, from_id, to_thing, to_id, state, origin, words,
      proposed_at)
    select ${space}, ${id('evidence', 'n')}, 'evidence', 'adjustment', ${id('adjustment', 'n')}, 'pain',
      ${id('pain', 'n')}, 'accepted', 'person', '[]', ${today}
    from generate_series(1, 30) n`);
  await run('analyze');
}

async function empty({ pool }: Database): Promise<void> {
  for (const table of [
    'voices',
    'voice_words',
    'voice_sequences',
    'pains',
    'pain_days',
    'points',
    'propositions',
    'proposition_versions',
    'links',
    'bells',
    'adjustments',
    'cycles',
    'audit_entries',
  ]) {
    await pool.query(`delete from ${table} where workspace_id = $1`, [workspaceId]);
  }
}
