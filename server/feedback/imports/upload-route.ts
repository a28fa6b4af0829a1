import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../services.ts';
import { sourceOf } from './import-file.ts';
import { ImportWithPreview, viewWithPreview } from './import-view.ts';
import { type Look, lookAtFile } from './look.ts';
import { maskedCells } from './masked-cells.ts';
import { addImport, type ImportRecord } from './store.ts';
import { shownName, type Uploads } from './uploads.ts';

const LARGEST_FILE = 2 * 1_073_741_824;
const KEPT_ROWS = 20;
const HOME_ZONE = 'Asia/Shanghai';

/** `POST /api/v1/imports`: a file comes in and is looked at; nothing of it is a voice before the start. */
export async function registerUpload(
  app: FastifyInstance,
  services: Services,
  uploads: Uploads,
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 4, parts: 5 } });
    endpoint(scope, {
      method: 'POST',
      url: '/api/v1/imports',
      access: ACCESS.ingest,
      summary:
        'Upload a file of voices (multipart field `file`): CSV, TSV, JSON, JSON lines or XLSX, gzipped or not',
      tag: 'imports',
      reply: ImportWithPreview,
      status: 201,
      handle: async ({ call, request }) => {
        if (!request.isMultipart())
          return refuse('request.mediaType', 'Send the file as multipart/form-data.');
        const sent = await request.file();
        if (!sent) return refuse('request.invalid', 'The file is missing.', 'body/file');
        const id = newId();
        try {
          const bytes = await uploads.keep(id, sent.file);
          if (sent.file.truncated) throw new TooLarge();
          const file = { id, fileName: shownName(sent.filename ?? ''), bytes };
          const outcome = await addUpload(services, call, { ...file, path: uploads.pathOf(id) });
          if (!outcome.ok) await uploads.remove(id);
          return outcome;
        } catch (error) {
          await uploads.remove(id);
          if (error instanceof TooLarge) return refuse('request.tooLarge', 'A file may hold at most 2 GB.');
          throw error;
        }
      },
    });
  });
}

class TooLarge extends Error {}

interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly path: string;
}

async function addUpload({ database, bus, accounts }: Services, call: Call, upload: Upload) {
  const look = await lookAtFile(upload.path, upload.fileName);
  if (!look.ok) return look;
  const workspace = await accounts.workspace(call.workspaceId);
  const timeZone = workspace?.settings.timeZone ?? HOME_ZONE;
  const record = { ...recordOf(call, upload, look.value), timeZone };
  const added = await database.transact(async (queries): Promise<Outcome<null>> => {
    await addImport(queries, call, record);
    return done(null);
  });
  if (!added.ok) return added;
  bus.publish('imports.changed', call.workspaceId, { importId: record.id });
  return done(viewWithPreview(record));
}

function recordOf(call: Call, { id, fileName, bytes }: Upload, look: Look): Omit<ImportRecord, 'timeZone'> {
  return {
    workspaceId: call.workspaceId,
    id,
    state: 'uploaded',
    fileName,
    bytes,
    shape: look.shape,
    preview: look.rows.slice(0, KEPT_ROWS).map(maskedCells),
    mapping: look.mapping,
    source: sourceOf(fileName),
    rowsRead: 0,
    bytesRead: 0,
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    runMs: 0,
    failure: null,
    createdAt: call.now,
    finishedAt: null,
    actorId: call.actor.id,
    actorName: call.actor.name,
  };
}
