import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestPlace } from '../../../testing/database.ts';

/** A server process that can be killed at any moment. */
export interface Mortal {
  /** Its address, once it answers; null where it was killed before. */
  readonly address: Promise<string | null>;
  /** SIGKILL: nothing of it runs on. */
  kill(): Promise<void>;
}

/** Starts the real server on a test's place as a process of its own. */
export function startMortal(place: TestPlace): Mortal {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'entry.ts')], {
    env: {
      ...process.env,
      GONGJIAN_DATA_FOLDER: place.folder,
      // Twenty starts compile the same code once.
      NODE_COMPILE_CACHE: join(tmpdir(), 'gongjian-compiled'),
      ...(place.url ? { DATABASE_URL: place.url } : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  return {
    address: Promise.race([firstLine(child), exited.then(() => null)]),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string | null> {
  for await (const line of createInterface({ input: child.stdout! })) return line;
  return null;
}
