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
    const answer = await database.execProtocolRaw(message);
    // A copy of its own can be given away; what PGlite returns may be a view of its memory.
    const bytes = new Uint8Array(answer);
    port.postMessage(bytes, [bytes.buffer]);
  } catch (error) {
    port.postMessage({ broken: error instanceof Error ? error.message : String(error) });
  }
});
port.postMessage('ready');
