/** The thread that the listening engines of all workspaces live in, off the request path. */
import { parentPort } from 'node:worker_threads';
import type { EarCalls } from './ear.ts';
import { Engine } from './engine.ts';

/** A call as it comes over the thread's border, and its answer. */
export interface Asked {
  readonly id: number;
  readonly workspaceId: string;
  readonly call: keyof EarCalls;
  readonly asked: readonly unknown[];
}

export type Answered =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string };

const port = parentPort!;
const engines = new Map<string, Engine>();

function answer({ workspaceId, call, asked }: Asked): unknown {
  if (call === 'open') {
    const mood = engines.get(workspaceId)?.mood;
    engines.set(workspaceId, new Engine(asked[0] as Uint8Array | null, mood));
    return undefined;
  }
  if (call === 'close') {
    engines.delete(workspaceId);
    return undefined;
  }
  const engine = engines.get(workspaceId);
  if (!engine) throw new Error('No engine is open for this workspace');
  return (engine[call] as (...asked: readonly unknown[]) => unknown).apply(engine, [...asked]);
}

port.on('message', (message: Asked) => {
  try {
    const value = answer(message);
    port.postMessage(
      { id: message.id, value } satisfies Answered,
      value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [],
    );
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port.postMessage({ id: message.id, failed } satisfies Answered);
  }
});
