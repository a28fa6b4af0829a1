import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Services } from '../../../services.ts';
import { DefinitionsView, definitionsOf } from '../definitions.ts';
import { dayOf, type Window, WindowView, windowUntil } from '../window.ts';
import { keepBaselines } from './baseline.ts';
import { BreakdownView, readBreakdown } from './breakdown.ts';
import { DayView, MarkView, readDays, readMarks } from './course.ts';
import { findPain } from './find.ts';
import { readOne } from './read.ts';
import { readSaid, readSaidCursor, SaidView } from './said.ts';
import { PainView } from './view.ts';

const TAG = 'pains';
const ById = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });
const DaysQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 28 })) },
  { additionalProperties: false },
);

type Reading = Pick<Services, 'database' | 'clock'>;

/** One pain: its figures, lineage and typical voices; its course, its breakdown, all its voices. */
export function registerOne(app: FastifyInstance, services: Reading): void {
  registerPain(app, services);
  registerCourse(app, services);
  registerBreakdown(app, services);
  registerSaid(app, services);
}

function registerPain(app: FastifyInstance, { database }: Reading): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/:id',
    access: ACCESS.read,
    summary: 'One pain; the id of a merged one finds what it lives on in',
    tag: TAG,
    params: ById,
    query: DaysQuery,
    reply: PainView,
    handle: async ({ call, params, query }) => {
      const found = await findPain(database.queries, call, params.id);
      if (!found.ok) return found;
      return done(await readOne(database.queries, call, { id: found.value.id, days: query.days ?? 28 }));
    },
  });
}

const DEFAULT_COURSE = 70;
const LONGEST_COURSE = 800;

function registerCourse(app: FastifyInstance, { database }: Reading): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/:id/course',
    access: ACCESS.read,
    summary: 'Counts of each day of a period, with what people did meanwhile',
    tag: TAG,
    params: ById,
    query: Type.Object(
      {
        from: Type.Optional(Type.String({ format: 'date' })),
        to: Type.Optional(Type.String({ format: 'date' })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      window: WindowView,
      definitions: DefinitionsView,
      days: Type.Array(DayView),
      marks: Type.Array(MarkView),
    }),
    handle: async ({ call, params, query }) => {
      const found = await findPain(database.queries, call, params.id);
      if (!found.ok) return found;
      const window = readWindow(query, call.now);
      if (!window.ok) return window;
      const asked = { workspaceId: call.workspaceId, painId: found.value.id };
      return done({
        window: window.value,
        definitions: definitionsOf('daily', 'mood'),
        days: await readDays(database.queries, asked, window.value),
        marks: await readMarks(database.queries, asked, window.value),
      });
    },
  });
}

function readWindow({ from, to }: { from?: string; to?: string }, now: Date): Outcome<Window> {
  const last = to ?? dayOf(now);
  const first = from ?? windowUntil(new Date(`${last}T00:00:00Z`), DEFAULT_COURSE).from;
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  if (days >= 1 && days <= LONGEST_COURSE) return done({ from: first, to: last, days });
  return refuse('request.invalid', `Ask for 1 to ${LONGEST_COURSE} days.`, 'querystring/from');
}

function registerBreakdown(app: FastifyInstance, { database, clock }: Reading): void {
  const baselines = keepBaselines(clock);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/:id/breakdown',
    access: ACCESS.read,
    summary: 'Where a pain is: points by each attribute, with share and lift against all voices',
    tag: TAG,
    params: ById,
    query: DaysQuery,
    reply: Type.Object({
      window: WindowView,
      definitions: DefinitionsView,
      breakdown: Type.Array(BreakdownView),
    }),
    handle: async ({ call, params, query }) => {
      const found = await findPain(database.queries, call, params.id);
      if (!found.ok) return found;
      const window = windowUntil(call.now, query.days);
      const asked = { workspaceId: call.workspaceId, painId: found.value.id, window, baselines };
      return done({
        window,
        definitions: definitionsOf(
          'breakdown.voices',
          'breakdown.before',
          'breakdown.share',
          'breakdown.lift',
        ),
        breakdown: await readBreakdown(database.queries, asked),
      });
    },
  });
}

function registerSaid(app: FastifyInstance, { database }: Reading): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/:id/voices',
    access: ACCESS.read,
    summary: 'The voices of a pain, newest or most typical first',
    tag: TAG,
    params: ById,
    query: Type.Object(
      {
        sort: Type.Optional(Type.String({ enum: ['newest', 'typical'], default: 'newest' })),
        word: Type.Optional(
          Type.String({ minLength: 1, maxLength: 100, description: 'Only voices that hold this' }),
        ),
        after: Type.Optional(Type.String({ maxLength: 100 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      items: Type.Array(SaidView),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ call, params, query }) => {
      const found = await findPain(database.queries, call, params.id);
      if (!found.ok) return found;
      const after = query.after === undefined ? null : readSaidCursor(query.after);
      if (query.after !== undefined && after === null) {
        return refuse('request.invalid', 'This is no cursor of such a list.', 'querystring/after');
      }
      const asked = { workspaceId: call.workspaceId, painId: found.value.id };
      const sort = query.sort === 'typical' ? 'typical' : 'newest';
      const page = { sort, after, limit: query.limit ?? 50, word: query.word?.trim() || null } as const;
      return done(await readSaid(database.queries, asked, page));
    },
  });
}
