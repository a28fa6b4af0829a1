import { setTimeout as pause } from 'node:timers/promises';
import type { Teller } from './teller.ts';

const LOOK_AGAIN = 200;

/** Lets the engine group all that was heard anew, as it does when a load is over: the story is told on what comes of it. */
export async function groupAnew({ desk, workspaceId, signal }: Teller): Promise<void> {
  while ((await desk.listening.consolidate(workspaceId)).type === 'busy') {
    signal.throwIfAborted();
    await pause(LOOK_AGAIN);
  }
}
