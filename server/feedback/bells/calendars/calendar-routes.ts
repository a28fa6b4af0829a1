import { asc, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Bellhouse } from '../bellhouse.ts';
import { BUILT_IN_VIEW, CalendarBody, CalendarEdit, CalendarView, viewCalendar } from './calendar-shapes.ts';
import { addCalendar, editCalendar, removeCalendar } from './calendars.ts';
import '../events.ts';
import { workingCalendars } from '../tables.ts';

const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });

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
      const items = rows.map(viewCalendar);
      return done({ items: rows.some((row) => row.isDefault) ? items : [BUILT_IN_VIEW, ...items] });
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
