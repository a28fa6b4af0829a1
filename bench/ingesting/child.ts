import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server under measure. */
export interface Child {
  readonly address: string;
  readonly key: string;
  /** Empty where there is none. */
  readonly workspaceId: string;
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** @param file beside this one */
export async function startChild(
  file: 'server.ts' | 'bare.ts',
  args: readonly string[] = [],
): Promise<Child> {
  const process = fork(join(import.meta.dirname, file), [...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(process, 'exit').then(([code]) =>
    Promise.reject(new Error(`${file} ended with ${code}`)),
  );
  ended.catch(() => {});
  const hear = async <T>(): Promise<T> => (await Promise.race([once(process, 'message'), ended]))[0] as T;
  const {
    address,
    key,
    workspaceId = '',
  } = await hear<{
    address: string;
    key: string;
    workspaceId?: string;
  }>();
  return {
    address,
    key,
    workspaceId,
    memory: async () => {
      process.send('memory');
      return (await hear<{ rssMb: number }>()).rssMb;
    },
    stop: async () => {
      process.send('stop');
      await once(process, 'exit');
    },
  };
}
