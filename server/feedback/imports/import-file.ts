import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { feedRows, type RowRejection, type Take } from './feed.ts';
import { type Look, lookAtFile } from './look.ts';
import { checkMapping, parseMapping } from './mapping-check.ts';
import { UnreadableFile } from './row.ts';
import { readRows } from './rows.ts';
import type { Mapping } from './shape.ts';
import { converter } from './to-voice.ts';
import { isTimeZone } from './zone.ts';

/** A file to import without a page: from the command line. */
export interface FileImport {
  readonly path: string;
  /** `text=内容,occurredAt=时间`; null: as guessed. */
  readonly map: string | null;
  /** Part of the identity of its voices; null: the file's name. */
  readonly source: string | null;
  readonly timeZone: string;
  /** Time of voices that have none in the file. */
  readonly now: Date;
  /** Where voices go: `Intake.take` of a workspace, or an API client's batch. */
  readonly take: Take;
  /** Told what the file looks like before anything is stored; false ends the import there. */
  readonly onLook?: (look: Look & { readonly mapping: Mapping }) => boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly onRejected?: (rejection: RowRejection) => void;
  /** Ends the import after the batch in hand; running it again goes on where it was, by identity. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly bytesRead: number;
  readonly bytes: number;
}

/** Imports a file from the beginning; rows that are stored already are counted as duplicates. */
export async function importFile(file: FileImport): Promise<Outcome<ImportProgress>> {
  if (!isTimeZone(file.timeZone))
    return refuse('request.invalid', 'There is no such time zone.', 'time-zone');
  const name = basename(file.path);
  const look = await lookAtFile(file.path, name);
  if (!look.ok) return look;
  const mapping = mappingFor(file, look.value);
  if (!mapping.ok) return mapping;
  const { size: bytes } = await stat(file.path);
  const none = { rows: 0, accepted: 0, duplicate: 0, rejected: 0, bytesRead: 0, bytes };
  if (file.onLook?.({ ...look.value, mapping: mapping.value }) === false) return done(none);
  try {
    return done(await feedFile(file, { look: look.value, mapping: mapping.value, progress: none }));
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.code, error.message, 'file');
    throw error;
  }
}

function mappingFor({ map }: FileImport, { mapping, shape }: Look): Outcome<Mapping> {
  const wanted = map === null ? done(mapping) : parseMapping(map, mapping);
  return wanted.ok ? checkMapping(wanted.value, shape.columns) : wanted;
}

async function feedFile(
  file: FileImport,
  start: { look: Look; mapping: Mapping; progress: ImportProgress },
): Promise<ImportProgress> {
  let { progress } = start;
  let bytesRead = 0;
  const rows = readRows(file.path, start.look.shape, (bytes) => {
    bytesRead = bytes;
  });
  const source = file.source ?? sourceOf(basename(file.path));
  const convert = converter({
    mapping: start.mapping,
    source,
    timeZone: file.timeZone,
    uploadedAt: file.now,
  });
  for await (const batch of feedRows({ rows, convert, take: file.take, skip: 0 })) {
    progress = {
      rows: progress.rows + batch.rows,
      accepted: progress.accepted + batch.accepted,
      duplicate: progress.duplicate + batch.duplicate,
      rejected: progress.rejected + batch.rejections.length,
      bytesRead,
      bytes: progress.bytes,
    };
    for (const rejection of batch.rejections) file.onRejected?.(rejection);
    file.onProgress?.(progress);
    if (file.signal?.aborted) break;
  }
  return progress;
}

/** A name for the origin of a file's voices, from the file's name. */
export function sourceOf(fileName: string): string {
  const name = fileName
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .toWellFormed()
    .trim();
  return name.slice(0, 64).trim() || 'import';
}
