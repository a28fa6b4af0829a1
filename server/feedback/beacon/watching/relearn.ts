import { createCountDetector } from '@gongjian/engines/surge';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { type Planned, windowsOf } from '../promotions/reach.ts';
import { settingsOf } from './detectors.ts';
import { HISTORY_MS, stateFromHours } from './history.ts';
import type { Watched } from './watched.ts';

/** Series that are made anew at once. */
const AT_ONCE = 100;

/** What a relearning needs of its workspace. */
export interface Relearning {
  readonly queries: Queries;
  readonly workspaceId: string;
  readonly now: number;
  /** When the workspace's first voice happened: from then on silence meant that nobody spoke. */
  readonly earliestAt: number;
  readonly promotions: readonly Planned[];
}

/** Makes the detectors of some series anew from the hours in the bins, and says how many were. */
export async function relearn(ignorant: readonly Watched[], relearning: Relearning): Promise<number> {
  const some = ignorant.slice(0, AT_ONCE);
  const hours = await hoursOf(some, relearning);
  for (const watched of some) {
    const own = hours.get(watched.id) ?? [];
    const known = own.reduce((sum, { count }) => sum + count, 0);
    watched.use(detectorFrom(watched, own, relearning), { now: relearning.now, known });
  }
  return some.length;
}

function detectorFrom(
  watched: Watched,
  hours: readonly { at: number; count: number }[],
  { now, earliestAt, promotions }: Relearning,
) {
  const bornAt = Math.min(watched.bornAt, ...hours.map(({ at }) => at));
  const settings = settingsOf({ bornAt, sensitivity: watched.sensitivity });
  // A value that nobody spoke of before was quiet, not unwatched.
  const state = stateFromHours(settings, hours, { from: Math.min(bornAt, earliestAt), now });
  const { caution, kinds } = watched.detector.snapshot();
  const detector = createCountDetector(settings, { ...state, caution, kinds });
  detector.promote(windowsOf(promotions, watched.brief.subject));
  return detector;
}

async function hoursOf(some: readonly Watched[], { queries, workspaceId, now }: Relearning) {
  const { rows } = await queries.execute<{ id: string; at: string; count: number }>(sql`
    select series_id as id, at, actual as count from beacon_bins
    where workspace_id = ${workspaceId} and step = 3600
      and series_id = any(${sql.param(some.map(({ id }) => id))}::uuid[])
      and at >= ${new Date(now - HISTORY_MS).toISOString()}::timestamptz`);
  const hours = new Map<string, { at: number; count: number }[]>();
  for (const { id, at, count } of rows) {
    const own = hours.get(id) ?? [];
    own.push({ at: new Date(at).getTime(), count });
    hours.set(id, own);
  }
  return hours;
}
