import { parentPort, workerData } from 'node:worker_threads';
import { sampleVoices } from '../../sample/voices.ts';

const { seed, until } = workerData as { seed: number; until: Date };
parentPort!.postMessage(sampleVoices({ seed, until }));
