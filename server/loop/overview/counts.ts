import { sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { addDays, companyDays } from '../cycles/index.ts';

/** How much there is of everything, for the home page and the navigation. */
export interface Counts {
  /** Voices said since midnight, company time. */
  readonly voicesToday: number;
  readonly voices: number;
  /** Neither verified nor refused. */
  readonly bellsOpen: number;
  /** Open bells that nobody acknowledged in time. */
  readonly bellsOverdue: number;
  /** Suggested matches that wait for a person. */
  readonly matchesWaiting: number;
  readonly adjustmentsUndecided: number;
  /** Alarms that burn and page for themselves; drills are left out. */
  readonly alarmsOpen: number;
  /** Of these, nobody acknowledged. */
  readonly alarmsWaiting: number;
  readonly controlsActive: number;
}

export async function readCounts(queries: Queries, call: Call): Promise<Counts> {
  const { workspaceId: w, now } = call;
  const { today, beginOf } = await companyDays(queries, call);
  const { rows } = await queries.execute<Record<keyof Counts, number>>(sql`
    select
      -- The words of voices are kept in the order of time, the voices themselves are not.
      (select count(*)::int from voice_words where workspace_id = ${w}
        and occurred_at >= ${beginOf(today).toISOString()}
        and occurred_at < ${beginOf(addDays(today, 1)).toISOString()}) as "voicesToday",
      -- Voices are numbered without gaps and never removed, so the last number is how many there are.
      coalesce((select last::int from voice_sequences where workspace_id = ${w}), 0) as voices,
      (select count(*)::int from bells where workspace_id = ${w}
        and state not in ('verified', 'refused')) as "bellsOpen",
      (select count(*)::int from bells where workspace_id = ${w} and state in ('rung', 'reopened')
        and due_at < ${now.toISOString()}) as "bellsOverdue",
      (select count(*)::int from links l
        join propositions p on p.workspace_id = l.workspace_id and p.id = l.from_id and p.retired_at is null
        where l.workspace_id = ${w} and l.kind = 'addresses' and l.state = 'proposed') as "matchesWaiting",
      (select count(*)::int from adjustments where workspace_id = ${w}
        and state = 'proposed') as "adjustmentsUndecided",
      (select count(*)::int from alarms where workspace_id = ${w} and drill_id is null and parent_id is null
        and state in ('raised', 'acknowledged', 'contained')) as "alarmsOpen",
      (select count(*)::int from alarms where workspace_id = ${w} and drill_id is null and parent_id is null
        and state = 'raised' and silence_id is null) as "alarmsWaiting",
      (select count(*)::int from controls where workspace_id = ${w} and state = 'active'
        and origin <> 'drill') as "controlsActive"`);
  return rows[0]!;
}
