import { sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { dayIn, startOfDay } from './calendar.ts';

/** Where the workspace has not said otherwise: China has a single zone. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** Days as the company counts them, by the time zone of its workspace. */
export interface CompanyDays {
  /** The calendar day of the call, `YYYY-MM-DD`. */
  readonly today: string;
  /** The instant at which a calendar day begins. */
  beginOf(day: string): Date;
}

export async function companyDays(queries: Queries, call: Call): Promise<CompanyDays> {
  const { rows } = await queries.execute<{ zone: string | null }>(
    sql`select settings ->> 'timeZone' as zone from workspaces where id = ${call.workspaceId}`,
  );
  const zone = rows[0]?.zone ?? DEFAULT_ZONE;
  return { today: dayIn(call.now, zone), beginOf: (day) => startOfDay(day, zone) };
}
