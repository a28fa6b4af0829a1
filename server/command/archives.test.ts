import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../testing/database.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/gongjian.js');
/** Every command opens the database anew, which takes seconds on a busy machine. */
const PATIENCE_MS = 300_000;
let from: TestPlace;
let to: TestPlace;
let folder: string;

beforeAll(async () => {
  from = await testPlace();
  to = await testPlace();
  folder = mkdtempSync(join(tmpdir(), 'gongjian-archives-'));
});
afterAll(async () => {
  await from.remove();
  await to.remove();
  rmSync(folder, { recursive: true, force: true });
});

const environmentOf = (place: TestPlace): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  GONGJIAN_DATA_FOLDER: place.folder,
  ...(place.url === null ? {} : { DATABASE_URL: place.url }),
});

function run(place: TestPlace, ...args: string[]) {
  const env = environmentOf(place);
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Runs a server on a place while `work` is done. */
async function whileServing(place: TestPlace, work: () => void) {
  const args = [LAUNCHER, 'start', '--empty', '--port', '0'];
  const child = spawn(process.execPath, args, { env: environmentOf(place) });
  const ended = once(child, 'exit');
  await new Promise<void>((greeted) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('runs at')) greeted();
    });
  });
  try {
    work();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

test(
  'what is exported and backed up while a server runs is restored elsewhere',
  async () => {
    const zip = join(folder, 'all.zip');
    const backup = join(folder, 'all.backup');
    await whileServing(from, () => {
      expect(run(from, 'export', zip)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('我的公司'),
      });
      expect(run(from, 'backup', backup)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(backup),
      });
      expect(run(from, 'backup', backup)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('exists'),
      });
      expect(run(from, 'restore', backup)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('--data'),
      });
    });
    expect(Object.keys(unzipSync(new Uint8Array(readFileSync(zip))))).toContain('voices.jsonl');
    expect(run(to, 'restore', backup)).toMatchObject({ status: 0, stdout: expect.stringContaining('Start') });
    expect(run(to, 'user', 'list').stdout).toBe(run(from, 'user', 'list').stdout);
    expect(run(to, 'restore', join(folder, 'nothing')).status).toBe(1);
  },
  PATIENCE_MS,
);
