import { Worker } from 'node:worker_threads';
import type { Learned, Lesson } from './worker.ts';

/** Learns in a thread of its own. @param signal ends it, and the promise with an error */
export function learnAside<L extends Lesson>(lesson: L, signal: AbortSignal): Promise<Learned[L['type']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: lesson });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('Learning ended without a result'));
    });
  });
}
