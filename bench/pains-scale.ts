/**
 * Speed and memory as the stream grows: `npm run bench -- pains-scale [--count 1000000] [--seed 1]`. The engine runs
 * in a thread with the limits that it has in the server; work and memory are those of the whole process.
 */
import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from '../engines/pains/settings.ts';

const worker = new Worker(new URL('./clustering/scale.ts', import.meta.url), {
  argv: process.argv.slice(2),
  resourceLimits: THREAD_LIMITS,
});
worker.once('exit', (code) => {
  process.exitCode = code;
});
