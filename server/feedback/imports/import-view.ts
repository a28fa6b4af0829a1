import { type Static, Type } from 'typebox';
import { FILE_FORMATS, MAPPED_FIELDS } from './shape.ts';
import type { ImportRecord } from './store.ts';

/** Rows that the page shows; the guess is made from more. */
const SHOWN_ROWS = 20;

const column = Type.String({ minLength: 1, maxLength: 64 });

export const MappingSchema = Type.Object(
  {
    fields: Type.Object(Object.fromEntries(MAPPED_FIELDS.map((field) => [field, Type.Optional(column)])), {
      additionalProperties: false,
      description: 'Which column fills which field of a voice; title and text are joined',
    }),
    attributes: Type.Record(Type.String(), Type.String({ maxLength: 64 }), {
      description: 'Column → attribute key',
    }),
    ratingMax: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000 })),
    dayOrder: Type.Optional(Type.String({ enum: ['day-month', 'month-day'] })),
  },
  { additionalProperties: false },
);

const Cells = Type.Record(Type.String(), Type.String());

export const ImportView = Type.Object({
  id: Type.String(),
  state: Type.String({ enum: ['uploaded', 'running', 'paused', 'done', 'failed'] }),
  fileName: Type.String(),
  bytes: Type.Integer(),
  format: Type.String({ enum: [...FILE_FORMATS] }),
  gzip: Type.Boolean(),
  encoding: Type.String(),
  delimiter: Type.String(),
  columns: Type.Array(Type.String()),
  mapping: MappingSchema,
  source: Type.String(),
  timeZone: Type.String(),
  progress: Type.Object({
    rows: Type.Integer(),
    accepted: Type.Integer(),
    duplicate: Type.Integer(),
    rejected: Type.Integer(),
    /** Share of the file's bytes, 0 … 1. */
    share: Type.Number(),
    rowsPerSecond: Type.Union([Type.Number(), Type.Null()]),
    secondsLeft: Type.Union([Type.Number(), Type.Null()]),
  }),
  failure: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
});

export const ImportWithPreview = Type.Intersect([ImportView, Type.Object({ preview: Type.Array(Cells) })]);

export function viewOfImport(record: ImportRecord): Static<typeof ImportView> {
  const { format, gzip, encoding, delimiter, columns } = record.shape;
  return {
    id: record.id,
    state: record.state,
    fileName: record.fileName,
    bytes: record.bytes,
    ...{ format, gzip, encoding, delimiter, columns: [...columns] },
    mapping: record.mapping as Static<typeof MappingSchema>,
    source: record.source,
    timeZone: record.timeZone,
    progress: progressOf(record),
    failure: record.failure,
    createdAt: record.createdAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString() ?? null,
    by: record.actorName,
  };
}

export const viewWithPreview = (record: ImportRecord): Static<typeof ImportWithPreview> => ({
  ...viewOfImport(record),
  preview: record.preview.slice(0, SHOWN_ROWS),
});

function progressOf(record: ImportRecord): Static<typeof ImportView>['progress'] {
  const { state, rowsRead: rows, accepted, duplicate, rejected, bytes, bytesRead, runMs } = record;
  const share = state === 'done' ? 1 : Math.min(1, bytesRead / Math.max(1, bytes));
  const known = rows > 0 && runMs > 0;
  return {
    rows,
    accepted,
    duplicate,
    rejected,
    share,
    rowsPerSecond: known ? Math.round((rows / runMs) * 10_000) / 10 : null,
    secondsLeft:
      known && share > 0 && state === 'running' ? Math.round(((1 - share) / share) * (runMs / 1_000)) : null,
  };
}
