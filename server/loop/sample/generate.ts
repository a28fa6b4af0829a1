import { Worker } from 'node:worker_threads';
import type { SampleVoice } from '../../sample/voice.ts';

/** Makes the sample's voices in a worker: it takes a second in which the first page should come up. */
export function generateVoices(seed: number, until: Date): Promise<SampleVoice[]> {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), {
    workerData: { seed, until },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
