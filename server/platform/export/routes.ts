import { mkdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../access/principal.ts';
import { ACCESS } from '../access/roles.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { done, refuse } from '../errors/refusal.ts';
import { endpoint } from '../http/endpoint.ts';
import { newId } from '../ids.ts';
import { exportWorkspace } from './export-workspace.ts';

/** `GET /api/v1/export`: everything of the workspace in one zip. */
export function openExport(
  app: FastifyInstance,
  { database, config }: { database: Database; config: Pick<Config, 'data'> },
): void {
  const folder = join(config.data, 'exports');
  // What a server that was killed had not sent yet.
  rmSync(folder, { recursive: true, force: true });
  const underWay = new Set<string>();
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/export',
    access: ACCESS.administer,
    summary: 'Everything of the workspace in one zip: JSON lines and CSV per thing, without secrets',
    tag: 'export',
    reply: Type.String({ format: 'binary', description: 'application/zip' }),
    handle: async ({ call, request, response }) => {
      if (underWay.has(call.workspaceId)) {
        return refuse('server.busy', 'An export of this workspace is being made already; try again later.');
      }
      underWay.add(call.workspaceId);
      try {
        const gone = new AbortController();
        request.raw.socket.once('close', () => gone.abort());
        const file = await makeExport(database, call, { folder, signal: gone.signal });
        const day = call.now.toISOString().slice(0, 10);
        response.header('content-disposition', `attachment; filename="gongjian-${day}.zip"`);
        response.header('cache-control', 'no-store');
        response.header('content-length', file.size);
        response.type('application/zip');
        return done(file.stream as never);
      } finally {
        underWay.delete(call.workspaceId);
      }
    },
  });
}

/** On disk first: the database must not wait for somebody's slow line. */
async function makeExport(
  database: Database,
  call: Call,
  { folder, signal }: { folder: string; signal: AbortSignal },
) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, newId());
  await exportWorkspace(database, call, { file, signal });
  const handle = await open(file);
  // The disk gives the space back as soon as the last byte is read, or the reader is gone.
  await rm(file);
  const { size } = await handle.stat();
  return { size, stream: handle.createReadStream() };
}
