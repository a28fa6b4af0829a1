import { and, eq } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { workingCalendars } from './tables.ts';
import { DEFAULT_CALENDAR, type WorkingCalendar } from './working-time.ts';

/** Finds a calendar by id; null, or an id that is gone, stands for the workspace's default. */
export type Calendars = (id: string | null) => WorkingCalendar;

/** All calendars of a workspace, read at once. */
export async function readCalendars(queries: Queries, workspaceId: string): Promise<Calendars> {
  const rows = await queries
    .select()
    .from(workingCalendars)
    .where(eq(workingCalendars.workspaceId, workspaceId));
  const fallback = rows.find((row) => row.isDefault) ?? DEFAULT_CALENDAR;
  return (id) => rows.find((row) => row.id === id) ?? fallback;
}

/** Makes `id` the only default calendar of the workspace. */
export async function markDefault(queries: Queries, workspaceId: string, id: string): Promise<void> {
  await queries
    .update(workingCalendars)
    .set({ isDefault: false })
    .where(and(eq(workingCalendars.workspaceId, workspaceId), eq(workingCalendars.isDefault, true)));
  await queries
    .update(workingCalendars)
    .set({ isDefault: true })
    .where(and(eq(workingCalendars.workspaceId, workspaceId), eq(workingCalendars.id, id)));
}
