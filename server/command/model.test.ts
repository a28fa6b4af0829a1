import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { localServer } from '../platform/models/testing/local-server.ts';
import { tinyFiles } from '../platform/models/testing/tiny-files.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/gongjian.js');
const data = mkdtempSync(join(tmpdir(), 'gongjian-model-command-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Not spawnSync: the hub answers from this process. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, GONGJIAN_DATA_FOLDER: data };
  const child = spawn(process.execPath, [LAUNCHER, 'model', ...args], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((ended) => child.on('close', (code) => ended({ code, out, err })));
}

test('pull, list and check, from the command line', async () => {
  const files = tinyFiles();
  await using hub = await localServer(({ url = '' }, response) => {
    const file = files[url.split('/').at(-1)!];
    response.writeHead(file ? 200 : 404).end(file);
  });
  expect((await run('list')).out).toContain('No models yet');
  const pulled = await run('pull', 'maker/tiny', '--from', hub.url);
  expect(pulled).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f]{64} {2}tokenizer\.json/m) });
  expect(pulled.err).toContain('model.safetensors');
  expect((await run('list')).out).toMatch(/maker\/tiny +model2vec/);
  expect((await run('check', 'maker/tiny')).out).toContain('works: 2 numbers a text');
  const wrong = await run(
    'pull',
    'maker/tiny',
    '--replace',
    '--from',
    hub.url,
    '--sha256',
    'tokenizer.json=00',
  );
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('hexadecimal') });
  expect(await run('pull', '../up', '--from', hub.url)).toMatchObject({ code: 1 });
});
