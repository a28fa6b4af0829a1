import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { routingRules, workingCalendars } from '../tables.ts';
import { type CalendarBody, type CalendarEdit, type CalendarView, viewCalendar } from './calendar-shapes.ts';
import { checkCalendar, DEFAULT_CALENDAR, type WorkingCalendar } from './working-time.ts';

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
async function markDefault(queries: Queries, workspaceId: string, id: string): Promise<void> {
  await queries
    .update(workingCalendars)
    .set({ isDefault: false })
    .where(and(eq(workingCalendars.workspaceId, workspaceId), eq(workingCalendars.isDefault, true)));
  await queries
    .update(workingCalendars)
    .set({ isDefault: true })
    .where(and(eq(workingCalendars.workspaceId, workspaceId), eq(workingCalendars.id, id)));
}

/** Adds a calendar. */
export async function addCalendar(
  queries: Queries,
  call: Call,
  body: CalendarBody,
): Promise<Outcome<CalendarView>> {
  const refusal = unusable(body);
  if (refusal) return refusal;
  const id = newId();
  const { workspaceId } = call;
  const [row] = await queries
    .insert(workingCalendars)
    .values({ ...body, workspaceId, id })
    .returning();
  if (body.isDefault) await markDefault(queries, workspaceId, id);
  await recordChange(queries, call, {
    action: 'calendar.added',
    thing: 'calendar',
    thingId: id,
    detail: { after: body },
  });
  return done(viewCalendar(row!));
}

/** Changes a calendar that is at the version given. */
export async function editCalendar(
  queries: Queries,
  call: Call,
  { id, body }: { id: string; body: CalendarEdit },
): Promise<Outcome<CalendarView>> {
  const refusal = unusable(body);
  if (refusal) return refusal;
  const here = and(eq(workingCalendars.workspaceId, call.workspaceId), eq(workingCalendars.id, id));
  const [before] = await queries.select().from(workingCalendars).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such calendar.', 'id');
  if (before.version !== body.version)
    return refuse('thing.stale', `The calendar is at version ${before.version}.`);
  const [row] = await queries
    .update(workingCalendars)
    .set({ ...body, version: body.version + 1 })
    .where(here)
    .returning();
  if (body.isDefault) await markDefault(queries, call.workspaceId, id);
  const detail = { before: viewCalendar(before), after: viewCalendar(row!) };
  await recordChange(queries, call, { action: 'calendar.changed', thing: 'calendar', thingId: id, detail });
  return done(viewCalendar(row!));
}

/** Removes a calendar that no rule uses. */
export async function removeCalendar(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const { workspaceId } = call;
  const users = await queries
    .select({ name: routingRules.name })
    .from(routingRules)
    .where(and(eq(routingRules.workspaceId, workspaceId), eq(routingRules.calendarId, id)));
  if (users.length > 0) return refuse('action.impossible', `A rule uses it: ${users[0]!.name}.`);
  const [row] = await queries
    .delete(workingCalendars)
    .where(and(eq(workingCalendars.workspaceId, workspaceId), eq(workingCalendars.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such calendar.', 'id');
  const detail = { before: viewCalendar(row) };
  await recordChange(queries, call, { action: 'calendar.removed', thing: 'calendar', thingId: id, detail });
  return done({ removed: true });
}

function unusable(body: CalendarBody): Refusal | null {
  const found = checkCalendar(body);
  return found && refuse('request.invalid', `${found.problem}.`, found.at);
}
