import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from '@gongjian/engines/pains';
import type { EarCalls, Ears } from './ear.ts';
import type { Answered, Asked } from './worker.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const CALLS: readonly (keyof EarCalls)[] = [
  'open',
  'close',
  'hear',
  'relearn',
  'decide',
  'newPain',
  'resolve',
  'describe',
  'like',
  'compare',
  'quality',
  'wanting',
  'enrich',
  'useMood',
  'snapshot',
  'consolidate',
];

/**
 * Engines in a thread of their own. A thread that dies fails the calls under way and is started anew at the next
 * call; its engines must then be opened again.
 */
export function threadedEars(): Ears {
  let worker: Worker | null = null;
  let next = 1;
  const waiting = new Map<number, Waiting>();

  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: THREAD_LIMITS,
    });
    started.on('message', (answer: Answered) => {
      const caller = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('failed' in answer) caller?.reject(new Error(`The listening engine failed: ${answer.failed}`));
      else caller?.resolve(answer.value);
    });
    started.on('error', fail);
    started.on('exit', () => {
      if (worker === started) fail(new Error('The listening thread ended'));
    });
    return started;
  };
  const ask = (workspaceId: string, call: keyof EarCalls, asked: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      worker ??= start();
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, workspaceId, call, asked } satisfies Asked);
    });

  const calls = Object.fromEntries(
    CALLS.map((call) => [call, (workspaceId: string, ...asked: unknown[]) => ask(workspaceId, call, asked)]),
  );
  const stop = async () => {
    const ending = worker;
    fail(new Error('The listening thread was stopped'));
    await ending?.terminate();
  };
  return { ...calls, stop } as Ears;
}
