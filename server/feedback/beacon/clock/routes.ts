import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import { LEGS, PROMISE_MS } from './legs.ts';
import { monthOf, readMonth } from './month.ts';

const Milliseconds = Type.Union([Type.Number(), Type.Null()]);
const Share = Type.Union([Type.Number({ description: '0 … 1' }), Type.Null()]);

const LegView = Type.Object({
  p50Ms: Milliseconds,
  p99Ms: Milliseconds,
  n: Type.Integer({ description: 'Alarms that walked this leg' }),
});

const MonthView = Type.Object({
  month: Type.String(),
  alarms: Type.Integer({ description: 'Discovered in the month; drills and members are left out' }),
  falseShare: Type.Number({ description: 'Share that a person said were false' }),
  promiseMs: Type.Integer({ description: 'From decidable to enforced everywhere' }),
  within: Share,
  legs: Type.Object(
    Object.fromEntries(LEGS.map((leg) => [leg, LegView])) as Record<(typeof LEGS)[number], typeof LegView>,
  ),
  days: Type.Array(
    Type.Object({
      day: Type.String({ description: 'In the time zone of the workspace' }),
      alarms: Type.Integer(),
      p50Ms: Milliseconds,
      p99Ms: Milliseconds,
      within: Share,
    }),
  ),
});

const MonthQuery = Type.Object(
  {
    month: Type.Optional(
      Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$', description: 'YYYY-MM; this month' }),
    ),
  },
  { additionalProperties: false },
);

/** How the one-minute promise was kept, leg by leg. */
export function registerClock(app: FastifyInstance, house: AlarmHouse): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/beacon/clock',
    access: ACCESS.read,
    summary: 'A month against the one-minute promise: median and p99 of every leg',
    tag: 'beacon',
    query: MonthQuery,
    reply: MonthView,
    handle: async ({ call, query }) => {
      const timeZone = await house.people.timeZone(call.workspaceId);
      const month = query.month ?? monthOf(call.now, timeZone);
      const read = await readMonth(house.database.queries, call.workspaceId, { month, timeZone });
      return done({ ...read, promiseMs: PROMISE_MS, legs: { ...read.legs }, days: [...read.days] });
    },
  });
}
