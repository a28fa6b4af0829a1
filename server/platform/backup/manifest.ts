import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { done, type Outcome, refuse } from '../errors/refusal.ts';

export const MANIFEST = 'manifest.json';
export const FORMAT = 'gongjian-backup';
export const FORMAT_VERSION = 1;

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });

/** What a backup says of one table: where its rows are, and how to know that they are all there. */
const BackedUpTable = Type.Object(
  {
    table: Type.String({ maxLength: 63 }),
    path: Type.String({ maxLength: 100 }),
    columns: Type.Array(Type.String({ maxLength: 63 }), { minItems: 1, maxItems: 200 }),
    rows: Count,
    bytes: Count,
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  closed,
);
export type BackedUpTable = Static<typeof BackedUpTable>;

const Manifest = Type.Object(
  {
    format: Type.Literal(FORMAT),
    formatVersion: Type.Literal(FORMAT_VERSION),
    madeAt: Type.String({ maxLength: 40 }),
    /** Hashes of the migrations that made the tables, in order. */
    schema: Type.Array(Type.String({ maxLength: 128 }), { maxItems: 10_000 }),
    tables: Type.Array(BackedUpTable, { maxItems: 500 }),
  },
  closed,
);
export type Manifest = Static<typeof Manifest>;

/** Reads a manifest that anybody may have written. */
export function parseManifest(text: string): Outcome<Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('backup.damaged', 'Its manifest is not JSON.', MANIFEST);
  }
  const { format, formatVersion } = (value ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== FORMAT) {
    return refuse('file.unreadable', 'This is no backup; "gongjian backup" makes one.', `${MANIFEST}/format`);
  }
  if (formatVersion !== FORMAT_VERSION) {
    const at = `${MANIFEST}/formatVersion`;
    return refuse('backup.version', `It has another format than this version reads (${FORMAT_VERSION}).`, at);
  }
  if (Value.Check(Manifest, value)) return done(value);
  const [first] = Value.Errors(Manifest, value);
  return refuse('backup.damaged', 'Its manifest does not fit.', `${MANIFEST}${first?.instancePath ?? ''}`);
}
