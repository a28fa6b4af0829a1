/** The worker that owns the embedded database: PostgreSQL in WebAssembly, spoken to in its own wire protocol. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const port = parentPort!;
const { folder } = workerData as { folder: string | null };
const database = await PGlite.create(folder === null ? {} : { dataDir: folder });

port.on('message', async (message: Uint8Array | 'close') => {
  if (message === 'close') {
    await database.close();
    port.postMessage('closed');
    return;
  }
  try {
    port.postMessage(await database.execProtocolRaw(message));
  } catch (error) {
    port.postMessage({ broken: error instanceof Error ? error.message : String(error) });
  }
});
port.postMessage('ready');
