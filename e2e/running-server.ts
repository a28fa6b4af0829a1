import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server as a newcomer starts it: its own process, a fresh data folder, a free port. */
export interface RunningServer {
  readonly address: string;
  /** Signs in as the first owner, once. */
  readonly welcome: string;
  stop(): Promise<void>;
}

const START_LIMIT = 120_000;

/** Starts `gongjian start` on the embedded database. @param flags such as `--empty` */
export async function startServer(flags: readonly string[] = []): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gongjian-journey-'));
  const launcher = join(import.meta.dirname, '../server/bin/gongjian.js');
  const child = spawn(process.execPath, [launcher, 'start', '--port', '0', '--data', folder, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'error' },
  });
  const welcome = await linkOf(child);
  return {
    address: new URL(welcome).origin,
    welcome,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function linkOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`No link after ${START_LIMIT} ms:\n${said}`)),
      START_LIMIT,
    );
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\/\/\S+\/welcome\?token=\S+/.exec(said)?.[0];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}
