import { systemCall } from '../../platform/access/principal.ts';
import type { Services } from '../../services.ts';
import type { Intake } from '../voices/index.ts';
import { claimImport } from './claim.ts';
import { feedRows } from './feed.ts';
import { UnreadableFile } from './row.ts';
import { readRows } from './rows.ts';
import {
  actOnImport,
  type ImportChange,
  type ImportRecord,
  readImport,
  recordBatch,
  runningImports,
} from './store.ts';
import { converter } from './to-voice.ts';
import type { Uploads } from './uploads.ts';

const NAME = 'import';

/** Runs imports in the background, one batch of rows after the other, so that each can stop and go on anywhere. */
export class ImportRunner {
  readonly #services: Services;
  readonly #intake: Intake;
  readonly #uploads: Uploads;
  readonly #running = new Map<string, Promise<void>>();
  #stopping = false;

  constructor(services: Services, intake: Intake, uploads: Uploads) {
    this.#services = services;
    this.#intake = intake;
    this.#uploads = uploads;
  }

  /** Goes on with what ran when a server stopped, as far as its files are here. */
  async resumeAll(): Promise<void> {
    for (const record of await runningImports(this.#services.database.queries)) {
      if (await this.#uploads.has(record.id)) this.start(record);
    }
  }

  start({ workspaceId, id }: Pick<ImportRecord, 'workspaceId' | 'id'>): void {
    // A run that was paused may still be at its last batch; the next one waits for it.
    const before = this.#running.get(id) ?? Promise.resolve();
    const run = before.then(() => this.#run(workspaceId, id));
    this.#running.set(id, run);
    run.finally(() => this.#running.get(id) === run && this.#running.delete(id));
  }

  /** Ends every import after the batch in hand; they go on when the server starts again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running.values());
  }

  async #run(workspaceId: string, id: string): Promise<void> {
    const { database } = this.#services;
    const release = this.#stopping ? null : await claimImport(database, id);
    if (!release) return;
    try {
      const found = await readImport(database.queries, workspaceId, id);
      if (found.ok && found.value.state === 'running') await this.#work(found.value);
    } finally {
      await release();
    }
  }

  async #work(record: ImportRecord): Promise<void> {
    try {
      if (await this.#feed(record)) await this.#end(record, 'finish', null);
    } catch (error) {
      const expected = error instanceof UnreadableFile;
      if (!expected) this.#services.log.error({ err: error, importId: record.id }, 'an import failed');
      const failure = expected ? error.message : 'Something failed in the server; try to resume.';
      await this.#end(record, 'fail', failure).catch(() => {});
    }
  }

  /** @returns whether the file was read to its end */
  async #feed(record: ImportRecord): Promise<boolean> {
    const { database, bus } = this.#services;
    let bytesRead = record.bytesRead;
    const rows = readRows(this.#uploads.pathOf(record.id), record.shape, (bytes) => {
      bytesRead = bytes;
    });
    const take = async (voices: readonly unknown[]) => {
      await this.#intake.room();
      return this.#intake.take(record.workspaceId, voices);
    };
    const convert = converter({ ...record, uploadedAt: record.createdAt });
    let since = performance.now();
    for await (const batch of feedRows({ rows, convert, take, skip: record.rowsRead })) {
      const milliseconds = performance.now() - since;
      since = performance.now();
      const goOn = await recordBatch(database, record, { ...batch, bytesRead, milliseconds });
      bus.publish('imports.changed', record.workspaceId, { importId: record.id });
      if (this.#stopping || !goOn.ok || !goOn.value) return false;
    }
    return true;
  }

  async #end(record: ImportRecord, action: 'finish' | 'fail', failure: string | null): Promise<void> {
    const { database, bus, clock } = this.#services;
    const now = clock.now();
    const call = systemCall(record.workspaceId, NAME, now);
    const change: ImportChange = { failure, finishedAt: now };
    const outcome = await actOnImport(database, call, { id: record.id, action, change });
    // The file holds what was masked in the database, so it goes as soon as it is not needed.
    if (outcome.ok && action === 'finish') await this.#uploads.remove(record.id);
    bus.publish('imports.changed', record.workspaceId, { importId: record.id });
  }
}
