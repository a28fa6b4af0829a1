import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { SEVERITIES } from '../alarms/alarm.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import { countAlarms, listAlarms } from '../alarms/list.ts';
import { showAlarms } from '../alarms/show.ts';
import { AlarmView } from '../alarms/view.ts';
import { ControlView } from '../controls/view.ts';
import { monthOf, readMonth } from './month.ts';

/** Alarms that the tower shows; the list shows the rest. */
const MOST = 100;

const Milliseconds = Type.Union([Type.Number(), Type.Null()]);

const TowerView = Type.Object({
  burning: Type.Array(AlarmView, { description: 'Open alarms that head their group, the gravest first' }),
  waiting: Type.Object({
    unacknowledged: Type.Integer({ description: 'Raised, and neither silenced nor a member' }),
    toReview: Type.Integer({ description: 'Cleared, with a draft that waits for a person' }),
    controlsOutliving: Type.Integer({ description: 'Controls whose alarm is over' }),
  }),
  series: Type.Integer({ description: 'Series that are watched' }),
  watching: Type.Object({
    lagMs: Type.Number(),
    seenAt: Type.Union([Type.String(), Type.Null()]),
    missing: Type.Array(Type.String({ description: 'Codes of series without data' })),
  }),
  month: Type.Object({
    p50Ms: Milliseconds,
    p99Ms: Milliseconds,
    alarms: Type.Integer(),
    falseShare: Type.Number(),
  }),
  points: Type.Object({ live: Type.Integer(), stale: Type.Integer() }),
  onCall: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  controls: Type.Array(ControlView),
  nextPromotion: Type.Union([
    Type.Object({ id: Type.String(), name: Type.String(), startsAt: Type.String() }),
    Type.Null(),
  ]),
});

/** The tower: what burns now, what waits for people, and whether the house keeps its promise. */
export function registerTower(app: FastifyInstance, house: AlarmHouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/beacon',
    access: ACCESS.read,
    summary: 'The tower: what burns, who answers, how fast it is contained',
    tag: 'beacon',
    reply: TowerView,
    handle: async (asked) => {
      const { workspaceId, now } = asked.call;
      const burning = await listAlarms(queries, workspaceId, { open: true, limit: MOST });
      const unacknowledged = await countAlarms(queries, workspaceId, {
        states: ['raised'],
        awake: true,
        drill: false,
      });
      const toReview = await countAlarms(queries, workspaceId, { states: ['cleared'], drill: false });
      const around = await house.ports.around(asked);
      const timeZone = await house.people.timeZone(workspaceId);
      const month = await readMonth(queries, workspaceId, { month: monthOf(now, timeZone), timeZone });
      const names = await house.people.memberNames(workspaceId);
      const { whole } = month.legs;
      return done({
        burning: await showAlarms(house, asked, burning.toSorted(byWeight)),
        waiting: { unacknowledged, toReview, controlsOutliving: around.controlsOutliving },
        series: around.series,
        watching: {
          lagMs: around.watching.lagMs,
          seenAt: around.watching.seenAt?.toISOString() ?? null,
          missing: [...around.watching.missing],
        },
        month: { p50Ms: whole.p50Ms, p99Ms: whole.p99Ms, alarms: month.alarms, falseShare: month.falseShare },
        points: { ...around.points },
        onCall:
          around.onCall === null
            ? null
            : { id: around.onCall, name: names.get(around.onCall) ?? around.onCall },
        controls: [...around.controls],
        nextPromotion: around.nextPromotion && {
          ...around.nextPromotion,
          startsAt: around.nextPromotion.startsAt.toISOString(),
        },
      });
    },
  });
}

const byWeight = (a: { severity: (typeof SEVERITIES)[number]; number: number }, b: typeof a): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.number - a.number;
