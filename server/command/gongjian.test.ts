import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../testing/database.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/gongjian.js');
/** Every command opens the database anew, which takes seconds on a busy machine. */
const PATIENCE_MS = 180_000;
let place: TestPlace;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  place = await testPlace();
  environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    GONGJIAN_DATA_FOLDER: place.folder,
    ...(place.url === null ? {} : { DATABASE_URL: place.url }),
  };
});
afterAll(async () => {
  await place.remove();
  rmSync(place.folder, { recursive: true, force: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    env: environment,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A server in a process of its own, once it has greeted. */
async function startServer() {
  const child = spawn(process.execPath, [LAUNCHER, 'start', '--empty', '--port', '0'], { env: environment });
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  await new Promise<void>((greeted, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('runs at')) greeted();
    });
    ended.then((code) => failed(new Error(`ended with ${code}: ${output}`)));
  });
  return { child, ended, output: () => output };
}

test('every command explains itself', () => {
  const commands = ['start', 'import', 'export', 'backup', 'restore', 'user', 'key'];
  const all = run('--help');
  expect(all.status).toBe(0);
  for (const command of commands) expect(all.stdout).toContain(command);
  for (const command of [['start'], ['user', 'add'], ['key', 'create']]) {
    expect(run(...command, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage:') });
  }
  const start = run('start', '--help').stdout;
  for (const setting of ['--port', '--data', '--empty', 'DATABASE_URL', 'OIDC_ISSUER']) {
    expect(start).toContain(setting);
  }
});

test('settings that cannot be used are all named, and the exit code is 2', () => {
  const { status, stderr } = run('start', '--port', 'x', '--log-level', 'loud');
  expect(status).toBe(2);
  expect(stderr).toMatch(/--port[\s\S]*--log-level/);
});

test(
  'a server greets with its address and a link, holds its folder, and stops when told',
  async () => {
    const server = await startServer();
    expect(server.output()).toMatch(/runs at http:\/\/127\.0\.0\.1:\d+\n/);
    const link = server.output().match(/http\S+\/welcome\?token=\S+/)![0];
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
    if (place.url === null) {
      expect(run('user', 'list')).toMatchObject({ status: 3, stderr: expect.stringContaining('--data') });
    }
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'people are managed from the command line',
  () => {
    expect(run('user', 'add', 'li@example.test', '--name', '李雷', '--role', 'manager').stdout).toContain(
      '/welcome?token=',
    );
    expect(run('user', 'role', 'li@example.test', 'owner').status).toBe(0);
    expect(run('user', 'list').stdout).toMatch(/owner\s+李雷\s+li@example\.test/);
    expect(run('user', 'link', 'nobody@example.test')).toMatchObject({ status: 1 });
  },
  PATIENCE_MS,
);

test(
  'keys are made, listed and revoked from the command line',
  () => {
    expect(run('key', 'create', 'till', '--scope', 'read', 'voices:write').stdout).toMatch(
      /^gj_[\w-]{43}\n$/,
    );
    const id = run('key', 'list').stdout.match(/[0-9a-f-]{36}/)![0];
    expect(run('key', 'revoke', id).status).toBe(0);
    expect(run('key', 'revoke', id).status).toBe(1);
  },
  PATIENCE_MS,
);
