import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Services } from '../../../services.ts';
import { findAlarm } from '../alarms/store.ts';
import { type Expect, readCourse, type Span, STEP_MS, type StepName } from './course.ts';
import { declareSeries, editSeries } from './edit.ts';
import './events.ts';
import { pointsOf, writePoints } from './points.ts';
import { findSeries, listSeries, type SeriesRow } from './series-store.ts';
import {
  BinsView,
  PointsBody,
  SeriesBody,
  SeriesEdit,
  type SeriesNow,
  SeriesParams,
  SeriesView,
  viewSeries,
} from './shapes.ts';

/** What the watch knows of series; passed in, because it watches them and they do not know it. */
export interface SeriesWatch {
  /** Where each of these series stands now. */
  nowOf(workspaceId: string, rows: readonly SeriesRow[], now: Date): Promise<ReadonlyMap<string, SeriesNow>>;
  expectOf(row: SeriesRow): Expect;
  /** Writes what waits for the bins. */
  settle(workspaceId: string): Promise<void>;
  /** Attributes whose values hardly ever come again, so that they have no series. */
  leftOut(workspaceId: string): { attribute: string; values: number }[];
}

const Step = Type.Enum(Object.keys(STEP_MS) as StepName[]);
const Moment = Type.String({ format: 'date-time' });
/** Bins that are shown where nothing else is asked for. */
const USUAL_BINS = 180;

const ListQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    kind: Type.Optional(Type.Enum(['count', 'ratio', 'metric'] as const)),
    subject: Type.Optional(Type.Enum(['workspace', 'attribute', 'pain', 'metric'] as const)),
    after: Type.Optional(
      Type.String({ maxLength: 200, description: 'Code of the last series of the page before' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  },
  { additionalProperties: false },
);

const BinsQuery = Type.Object(
  { from: Type.Optional(Moment), to: Type.Optional(Moment), step: Type.Optional(Step) },
  { additionalProperties: false },
);

/** Series are listed, declared, fed and drawn. */
export function registerSeries(
  app: FastifyInstance,
  { database, bus }: Pick<Services, 'database' | 'bus'>,
  watch: SeriesWatch,
): void {
  const { queries } = database;
  const show = async (row: SeriesRow, now: Date) => {
    const known = await watch.nowOf(row.workspaceId, [row], now);
    return viewSeries(row, known.get(row.id)!);
  };
  const find = async (workspaceId: string, code: string): Promise<Outcome<SeriesRow>> => {
    const row = await findSeries(queries, workspaceId, code);
    return row ? done(row) : refuse('thing.unknown', 'There is no such series.', 'code');
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/series',
    access: ACCESS.read,
    summary: 'What is watched, by code',
    tag: 'beacon',
    query: ListQuery,
    reply: Type.Object({
      items: Type.Array(SeriesView),
      next: Type.Union([Type.String(), Type.Null()]),
      leftOut: Type.Array(
        Type.Object({
          attribute: Type.String({ description: 'Its values hardly ever come again' }),
          values: Type.Integer(),
        }),
      ),
    }),
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const rows = await listSeries(queries, call.workspaceId, { ...query, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const known = await watch.nowOf(call.workspaceId, page, call.now);
      return done({
        items: page.map((row) => viewSeries(row, known.get(row.id)!)),
        next: rows.length > limit ? page.at(-1)!.code : null,
        leftOut: watch.leftOut(call.workspaceId),
      });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/series',
    access: ACCESS.manage,
    summary: 'Declare a business metric, so that other systems may push its points',
    tag: 'beacon',
    body: SeriesBody,
    reply: SeriesView,
    status: 201,
    handle: async ({ call, body }) => {
      const outcome = await database.transact((inside) => declareSeries(inside, call, body));
      if (!outcome.ok) return outcome;
      bus.publish('series.changed', call.workspaceId, { code: outcome.value.code });
      return done(await show(outcome.value, call.now));
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/series/:code',
    access: ACCESS.read,
    summary: 'One series, by its code or id',
    tag: 'beacon',
    params: SeriesParams,
    reply: SeriesView,
    handle: async ({ call, params }) => {
      const found = await find(call.workspaceId, params.code);
      return found.ok ? done(await show(found.value, call.now)) : found;
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/series/:code',
    access: ACCESS.manage,
    summary: 'Change whether and how a series is watched',
    tag: 'beacon',
    params: SeriesParams,
    body: SeriesEdit,
    reply: SeriesView,
    handle: async ({ call, params, body }) => {
      const outcome = await database.transact((inside) =>
        editSeries(inside, call, { ...params, edit: body }),
      );
      if (!outcome.ok) return outcome;
      bus.publish('series.changed', call.workspaceId, { code: outcome.value.code });
      return done(await show(outcome.value, call.now));
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/series/:code/points',
    access: ACCESS.ingest,
    summary: 'Push points of a declared series; the same minute twice replaces',
    tag: 'beacon',
    params: SeriesParams,
    body: PointsBody,
    reply: Type.Object({ taken: Type.Integer({ description: 'Minutes that were written' }) }),
    handle: async ({ call, params, body }) => {
      const found = await find(call.workspaceId, params.code);
      if (!found.ok) return found;
      const row = found.value;
      if (row.subject.type !== 'metric') {
        return refuse('action.impossible', 'This series counts voices; it takes no points.');
      }
      const points = pointsOf(row, body, call.now);
      if (!points.ok) return points;
      const outcome = await database.transact(async (inside) => {
        await writePoints(inside, row, points.value);
        return done({ taken: points.value.length });
      });
      bus.publish('series.changed', call.workspaceId, { code: row.code });
      return outcome;
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/series/:code/bins',
    access: ACCESS.read,
    summary: 'The course of a series against what was expected',
    tag: 'beacon',
    params: SeriesParams,
    query: BinsQuery,
    reply: BinsView,
    handle: async ({ call, params, query }) => {
      const found = await find(call.workspaceId, params.code);
      if (!found.ok) return found;
      const step = query.step ?? '1m';
      const to = query.to ? Date.parse(query.to) : call.now.getTime();
      const from = query.from ? Date.parse(query.from) : to - USUAL_BINS * STEP_MS[step];
      if (from >= to) return refuse('request.invalid', 'The span ends before it begins.', 'from');
      return done(await course(found.value, { from, to, step }));
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms/:id/chart',
    access: ACCESS.read,
    summary: 'The course around an alarm, with what happened when',
    tag: 'beacon',
    params: Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) }),
    reply: Type.Intersect([
      BinsView,
      Type.Object({ events: Type.Array(Type.Object({ at: Type.String(), what: Type.String() })) }),
    ]),
    handle: async ({ call, params }) => {
      const alarm = await findAlarm(queries, { workspaceId: call.workspaceId, id: params.id });
      if (!alarm) return refuse('thing.unknown', 'There is no such alarm.', 'id');
      const found = await find(call.workspaceId, alarm.seriesId);
      if (!found.ok) return found;
      const span = spanAround(alarm, call.now.getTime(), found.value.subject.type === 'metric');
      const events = EVENTS.flatMap(([what, column]) => {
        const at = alarm[column];
        return at ? [{ at: at.toISOString(), what }] : [];
      });
      return done({ ...(await course(found.value, span)), events });
    },
  });

  const course = async (row: SeriesRow, span: Span): Promise<BinsView> => {
    await watch.settle(row.workspaceId);
    return readCourse(queries, row, { span, expect: watch.expectOf(row) });
  };
}

const EVENTS = [
  ['firstVoice', 'firstVoiceAt'],
  ['decidable', 'decidableAt'],
  ['discovered', 'discoveredAt'],
  ['located', 'locatedAt'],
  ['acknowledged', 'acknowledgedAt'],
  ['deployed', 'deployedAt'],
  ['enforced', 'enforcedAt'],
  ['contained', 'containedAt'],
  ['fell', 'fellAt'],
  ['cleared', 'clearedAt'],
] as const;

const BEFORE = 15 * 60_000;
const AFTER = 5 * 60_000;
/** A longer span is drawn by the minute, then by the hour. */
const FINE = 2 * 3_600_000;
const MEDIUM = 20 * 3_600_000;

/** From a while before the onset until a while after the end. */
function spanAround(
  alarm: { startedAt: Date; discoveredAt: Date; clearedAt: Date | null },
  now: number,
  byMinute: boolean,
): Span {
  const onset = Math.min(alarm.startedAt.getTime(), alarm.discoveredAt.getTime());
  const to = Math.max(
    alarm.discoveredAt.getTime() + AFTER,
    Math.min(now, (alarm.clearedAt?.getTime() ?? now) + AFTER),
  );
  const length = to - onset;
  const step: StepName = length > MEDIUM ? '1h' : length > FINE || byMinute ? '1m' : '10s';
  return { from: onset - Math.max(BEFORE, step === '10s' ? 0 : length / 3), to, step };
}
