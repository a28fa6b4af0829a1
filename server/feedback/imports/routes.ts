import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Services } from '../../services.ts';
import {
  ImportView,
  ImportWithPreview,
  MappingSchema,
  viewOfImport,
  viewWithPreview,
} from './import-view.ts';
import { checkMapping } from './mapping-check.ts';
import { rejectedCsv } from './rejected-csv.ts';
import type { ImportRunner } from './runner.ts';
import type { Mapping } from './shape.ts';
import { actOnImport, type ImportRecord, listImports, readImport } from './store.ts';
import { isTimeZone } from './zone.ts';

const Id = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });

const StartSchema = Type.Object(
  {
    mapping: Type.Optional(MappingSchema),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' })),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
);

/** Imports are looked at, started, paused, resumed. */
export function registerImportRoutes(app: FastifyInstance, services: Services, runner: ImportRunner): void {
  registerReading(app, services);
  const { database, bus } = services;
  const announce = (call: Call, outcome: Outcome<ImportRecord>) => {
    if (!outcome.ok) return outcome;
    bus.publish('imports.changed', call.workspaceId, { importId: outcome.value.id });
    if (outcome.value.state === 'running') runner.start(outcome.value);
    return done(viewOfImport(outcome.value));
  };
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/imports/:id/start',
    access: ACCESS.ingest,
    summary: 'Start an import, as guessed or with another mapping, source or time zone',
    tag: 'imports',
    params: Id,
    body: StartSchema,
    reply: ImportView,
    handle: async ({ call, params, body }) => {
      const record = await readImport(database.queries, call.workspaceId, params.id);
      if (!record.ok) return record;
      const change = readStart(body, record.value);
      if (!change.ok) return change;
      const act = { id: params.id, action: 'start' as const, change: change.value };
      return announce(call, await actOnImport(database, call, act));
    },
  });
  for (const action of ['pause', 'resume'] as const) {
    endpoint(app, {
      method: 'POST',
      url: `/api/v1/imports/:id/${action}`,
      access: ACCESS.ingest,
      summary: action === 'pause' ? 'Stop an import after the rows in hand' : 'Go on where an import stopped',
      tag: 'imports',
      params: Id,
      reply: ImportView,
      handle: async ({ call, params }) =>
        announce(call, await actOnImport(database, call, { id: params.id, action })),
    });
  }
}

function readStart(
  body: Static<typeof StartSchema>,
  record: ImportRecord,
): Outcome<Pick<ImportRecord, 'mapping' | 'source' | 'timeZone'>> {
  const timeZone = body.timeZone ?? record.timeZone;
  if (!isTimeZone(timeZone)) return refuse('request.invalid', 'There is no such time zone.', 'body/timeZone');
  const mapping = checkMapping((body.mapping as Mapping | undefined) ?? record.mapping, record.shape.columns);
  return mapping.ok
    ? done({ mapping: mapping.value, timeZone, source: body.source ?? record.source })
    : mapping;
}

function registerReading(app: FastifyInstance, { database }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/imports',
    access: ACCESS.ingest,
    summary: 'Imports, newest first',
    tag: 'imports',
    query: Type.Object(
      {
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        after: Type.Optional(Type.String({ pattern: UUID_PATTERN })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ items: Type.Array(ImportView), next: Type.Union([Type.String(), Type.Null()]) }),
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const page = { limit: limit + 1, before: query.after ?? null };
      const records = await listImports(database.queries, call.workspaceId, page);
      const shown = records.slice(0, limit);
      return done({
        items: shown.map(viewOfImport),
        next: records.length > limit ? shown.at(-1)!.id : null,
      });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/imports/:id',
    access: ACCESS.ingest,
    summary: 'One import with its first rows, its mapping and its progress',
    tag: 'imports',
    params: Id,
    reply: ImportWithPreview,
    handle: async ({ call, params }) => {
      const record = await readImport(database.queries, call.workspaceId, params.id);
      return record.ok ? done(viewWithPreview(record.value)) : record;
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/imports/:id/rejected',
    access: ACCESS.ingest,
    summary: 'The rejected rows as CSV, each with its line and reason',
    tag: 'imports',
    params: Id,
    reply: Type.String(),
    handle: async ({ call, params, response }) => {
      const record = await readImport(database.queries, call.workspaceId, params.id);
      if (!record.ok) return record;
      response
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejected-${params.id}.csv"`);
      // A stream is sent as it is.
      return done(Readable.from(rejectedCsv(database.queries, record.value)) as never);
    },
  });
}
