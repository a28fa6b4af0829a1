import { and, asc, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { newId, UUID_PATTERN } from '../../platform/ids.ts';
import type { Bellhouse } from './bellhouse.ts';
import { markDefault } from './calendars.ts';
import './events.ts';
import { routingRules, workingCalendars } from './tables.ts';
import { type Block, checkCalendar, DEFAULT_CALENDAR } from './working-time.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const BlockSchema = Type.Unsafe<Block>(
  Type.Array(Type.String({ pattern: '^\\d\\d:\\d\\d$' }), {
    minItems: 2,
    maxItems: 2,
    description: 'From, to',
  }),
);
const DaySchema = Type.Array(BlockSchema, { maxItems: 24 });

const CALENDAR = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  timeZone: Type.String({ maxLength: 64, description: 'IANA name' }),
  week: Type.Record(Type.String({ pattern: '^[1-7]$' }), DaySchema, {
    description: 'Weekday 1 (Monday) to 7 → blocks; a missing day is free',
  }),
  exceptions: Type.Record(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }), DaySchema, {
    maxProperties: 1_000,
    description: 'Day → blocks instead; none for a holiday',
  }),
  isDefault: Type.Boolean(),
};
const CalendarBody = Type.Object(CALENDAR, { additionalProperties: false });
const CalendarEdit = Type.Object(
  { ...CALENDAR, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
/** `id` is null for the calendar that every workspace starts with, until it keeps a default of its own. */
const CalendarView = Type.Object({ id: Type.Union([Id, Type.Null()]), ...CALENDAR, version: Type.Integer() });
type CalendarView = Static<typeof CalendarView>;
type CalendarBody = Static<typeof CalendarBody>;
const Params = Type.Object({ id: Id });

type Row = typeof workingCalendars.$inferSelect;
const view = ({ workspaceId: _, ...row }: Row): CalendarView => row;
const BUILT_IN = {
  id: null,
  name: '',
  ...structuredClone(DEFAULT_CALENDAR),
  isDefault: true,
  version: 1,
} as CalendarView;

/** Working hours and holidays. */
export function registerCalendars(app: FastifyInstance, { database, bus }: Bellhouse): void {
  const change = async <T>(call: Call, work: (queries: Queries) => Promise<Outcome<T>>) => {
    const outcome = await database.transact(work);
    if (outcome.ok) bus.publish('routing.changed', call.workspaceId, {});
    return outcome;
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/calendars',
    access: ACCESS.read,
    summary: 'Working calendars; the default one counts where no other is named',
    tag: 'bells',
    reply: Type.Object({ items: Type.Array(CalendarView) }),
    handle: async ({ call }) => {
      const rows = await database.queries
        .select()
        .from(workingCalendars)
        .where(eq(workingCalendars.workspaceId, call.workspaceId))
        .orderBy(asc(workingCalendars.id));
      const items = rows.map(view);
      return done({ items: rows.some((row) => row.isDefault) ? items : [BUILT_IN, ...items] });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/calendars',
    access: ACCESS.manage,
    summary: 'Add a calendar',
    tag: 'bells',
    body: CalendarBody,
    reply: CalendarView,
    status: 201,
    handle: ({ call, body }) => change(call, (queries) => addCalendar(queries, call, body)),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/calendars/:id',
    access: ACCESS.manage,
    summary: 'Change a calendar; clocks that run keep their time',
    tag: 'bells',
    params: Params,
    body: CalendarEdit,
    reply: CalendarView,
    handle: ({ call, params, body }) =>
      change(call, (queries) => editCalendar(queries, call, { ...params, body })),
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/calendars/:id',
    access: ACCESS.manage,
    summary: 'Remove a calendar that no rule uses',
    tag: 'bells',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (queries) => removeCalendar(queries, call, params.id)),
  });
}

async function addCalendar(queries: Queries, call: Call, body: CalendarBody): Promise<Outcome<CalendarView>> {
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
  return done(view(row!));
}

async function editCalendar(
  queries: Queries,
  call: Call,
  { id, body }: { id: string; body: Static<typeof CalendarEdit> },
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
  const detail = { before: view(before), after: view(row!) };
  await recordChange(queries, call, { action: 'calendar.changed', thing: 'calendar', thingId: id, detail });
  return done(view(row!));
}

async function removeCalendar(queries: Queries, call: Call, id: string): Promise<Outcome<{ removed: true }>> {
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
  const detail = { before: view(row) };
  await recordChange(queries, call, { action: 'calendar.removed', thing: 'calendar', thingId: id, detail });
  return done({ removed: true });
}

function unusable(body: CalendarBody): Refusal | null {
  const found = checkCalendar(body);
  return found && refuse('request.invalid', `${found.problem}.`, found.at);
}
