import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../testing/database.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/gongjian.js');
/** Processes that open a database take seconds on a busy machine. */
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

/** Two voices and a row without one. */
function writeVoices(name: string): string {
  const file = join(place.folder, name);
  const rows = [
    '编号,时间,内容',
    '1,2026-11-01 10:00,退款三天了还没到账',
    '2,2026-11-01 11:00,快递太慢',
    '3,2026-11-01 12:00,',
  ];
  writeFileSync(file, rows.join('\n'));
  return file;
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
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
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

describe('while a server runs', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  }, PATIENCE_MS);

  test('it has greeted with its address and a link that signs in', async () => {
    expect(server.output()).toMatch(/runs at http:\/\/127\.0\.0\.1:\d+\n/);
    const link = server.output().match(/http\S+\/welcome\?token=\S+/)![0];
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  });

  test.runIf(!process.env.TEST_DATABASE_URL)('a second one on the same folder is told so', () => {
    expect(run('start', '--empty', '--port', '0')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('--data'),
    });
  });

  test(
    'people are managed from the command line',
    () => {
      const added = run('user', 'add', 'li@example.test', '--name', '李雷', '--role', 'manager');
      expect(added.stdout).toContain('/welcome?token=');
      expect(run('user', 'role', 'li@example.test', 'owner').status).toBe(0);
      expect(run('user', 'list').stdout).toMatch(/owner\s+李雷\s+li@example\.test/);
      expect(run('user', 'link', 'nobody@example.test')).toMatchObject({ status: 1 });
    },
    PATIENCE_MS,
  );

  test(
    'keys are made, listed and revoked',
    () => {
      const made = run('key', 'create', 'till', '--scope', 'read', 'voices:write');
      expect(made.stdout).toMatch(/^gj_[\w-]{43}\n$/);
      const id = run('key', 'list').stdout.match(/[0-9a-f-]{36}/)![0];
      expect(run('key', 'revoke', id).status).toBe(0);
      expect(run('key', 'revoke', id).status).toBe(1);
    },
    PATIENCE_MS,
  );

  test(
    'voices are imported; a preview stores nothing, twice is as good as once',
    () => {
      const file = writeVoices('online.csv');
      expect(run('import', file, '--preview').stdout).toMatch(/text\s+内容/);
      const first = run('import', file);
      expect(first.stdout).toContain('3 rows: 2 accepted, 0 known already, 1 rejected.');
      expect(readFileSync(`${file}.rejected.csv`, 'utf8')).toMatch(/line,code,reason/);
      expect(run('import', file).stdout).toContain('0 accepted, 2 known already');
      expect(run('import', file, '--map', 'text=nothing')).toMatchObject({ status: 1 });
    },
    PATIENCE_MS,
  );

  test('it stops when told', async () => {
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });
});

test(
  'voices are imported without a server too',
  () => {
    expect(run('import', writeVoices('offline.csv')).stdout).toContain('2 accepted, 0 known already');
  },
  PATIENCE_MS,
);
