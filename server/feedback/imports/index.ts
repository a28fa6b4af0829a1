import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import type { Intake } from '../voices/index.ts';
import './events.ts';
import { registerImportRoutes } from './routes.ts';
import { ImportRunner } from './runner.ts';
import { registerUpload } from './upload-route.ts';
import { createUploads } from './uploads.ts';

export type { RowRejection, Take } from './feed.ts';
export { type FileImport, type ImportProgress, importFile } from './import-file.ts';
export { csvLine } from './rejected-csv.ts';

/** Opens the routes of imports and goes on with those that ran when the server stopped. */
export async function openImports(
  app: FastifyInstance,
  services: Services,
  intake: Intake,
): Promise<{ stop(): Promise<void> }> {
  const uploads = createUploads(services.config.data);
  const runner = new ImportRunner(services, intake, uploads);
  await registerUpload(app, services, uploads);
  registerImportRoutes(app, services, runner);
  await runner.resumeAll();
  return { stop: () => runner.stop() };
}
