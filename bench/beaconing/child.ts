import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of the bench, and what it says. */
export interface Child {
  readonly process: ChildProcess;
  /** The next message. */
  hear<T>(): Promise<T>;
  ask<T>(message: string): Promise<T>;
  stop(): Promise<void>;
}

/** @param file beside this one */
export function startChild(file: 'server.ts' | 'points.ts', args: readonly string[]): Child {
  const child = fork(join(import.meta.dirname, file), [...args], {
    execArgv: process.env.PROF ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)));
  ended.catch(() => {});
  const hear = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0] as T;
  return {
    process: child,
    hear,
    ask: async <T>(message: string) => {
      const answer = hear<T>();
      child.send(message);
      return answer;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.send('stop');
      await gone;
    },
  };
}
