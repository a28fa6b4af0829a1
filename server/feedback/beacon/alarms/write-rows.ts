import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { AlarmRow } from './store.ts';

/** Rows in one statement. */
const MOST = 1_000;

/**
 * Writes where many alarms stand, a thousand in one statement. Readings count no version: nobody's click goes stale
 * because the rate moved.
 */
export async function writeRows(
  queries: Queries,
  workspaceId: string,
  rows: readonly AlarmRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST) {
    const part = JSON.stringify(rows.slice(from, from + MOST).map(written));
    await queries.execute(sql`
      update alarms a set rate = r.rate, expected = r.expected, lift = r.lift, peak_rate = r.peak_rate,
        severity = r.severity, gravest = r.gravest, agains = r.agains, seen_at = r.seen_at,
        quiet_since = r.quiet_since, eased_since = r.eased_since, state = r.state, fell_at = r.fell_at,
        cleared_at = r.cleared_at, parent_id = r.parent_id, bond = r.bond, silence_id = r.silence_id,
        version = r.version
      from jsonb_to_recordset(${part}::jsonb) as r(id uuid, rate float8, expected float8, lift float8,
        peak_rate float8, severity text, gravest text, agains int, seen_at timestamptz, quiet_since timestamptz,
        eased_since timestamptz, state text, fell_at timestamptz, cleared_at timestamptz, parent_id uuid, bond text,
        silence_id uuid, version int)
      where a.workspace_id = ${workspaceId} and a.id = r.id`);
  }
}

const written = (row: AlarmRow) => ({
  id: row.id,
  rate: row.rate,
  expected: row.expected,
  lift: row.lift,
  peak_rate: row.peakRate,
  severity: row.severity,
  gravest: row.gravest,
  agains: row.agains,
  seen_at: row.seenAt,
  quiet_since: row.quietSince,
  eased_since: row.easedSince,
  state: row.state,
  fell_at: row.fellAt,
  cleared_at: row.clearedAt,
  parent_id: row.parentId,
  bond: row.bond,
  silence_id: row.silenceId,
  version: row.version,
});
