import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';

/** The planner's view of the tables is renewed when a workspace's voices have grown fourfold since. */
const GROWTH = 4;
const FIRST = 500;

/** Whether a number of voices was passed at which statistics are due: 500, 2,000, 8,000 … */
export function statisticsAreDue(before: number, now: number): boolean {
  let due = FIRST;
  while (due <= before) due *= GROWTH;
  return now >= due;
}

/** PostgreSQL does this by itself; the embedded database has no autovacuum, and plans blindly without. */
export async function renewStatistics(database: Database): Promise<void> {
  if (database.kind !== 'embedded') return;
  await database.queries.execute(sql`analyze voices, points, pains, pain_days, pain_events, voice_words`);
}
