import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { lockFolder } from './lock.ts';
import { EmbeddedStream } from './stream.ts';

/** A pool over the embedded database, and how to end it. */
export interface Embedded {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Starts PGlite in a worker, so that queries never block the server's own thread, and offers it as a node-postgres
 * pool. The pool has one connection because PGlite has one session.
 * @param folder data folder, or null for a database in memory
 * @throws FolderInUse when another process holds the folder
 */
export async function startEmbedded(folder: string | null): Promise<Embedded> {
  const lock = folder === null ? null : lockFolder(folder);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { folder: folder === null ? null : join(folder, 'database') },
  });
  const failed = once(worker, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  try {
    await Promise.race([once(worker, 'message'), failed]);
  } catch (error) {
    lock?.release();
    throw error;
  }
  const pool = new pg.Pool({
    max: 1,
    user: 'postgres',
    database: 'postgres',
    idleTimeoutMillis: 0,
    // node-postgres types its stream as a net.Socket; it only uses what EmbeddedStream offers.
    stream: () => new EmbeddedStream(worker) as unknown as import('node:net').Socket,
  });
  const close = async () => {
    await pool.end();
    const closed = new Promise((resolve) => {
      worker.on('message', (message) => message === 'closed' && resolve(undefined));
    });
    worker.postMessage('close');
    await Promise.race([closed, failed.catch(() => undefined)]);
    await worker.terminate();
    lock?.release();
  };
  return { pool, close };
}
