import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkModel } from './check-model.ts';
import { listModels } from './list-models.ts';
import { loadModel } from './load-model.ts';
import { type Pull, pullModel } from './pull-model.ts';
import { localServer } from './testing/local-server.ts';
import { tinyFiles } from './testing/tiny-files.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'gongjian-models-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const NAME = 'maker/tiny';
const FILES = tinyFiles();
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pull = (from: string, more: Partial<Pull> = {}) =>
  pullModel({
    ...{ data, name: NAME, from, revision: 'main', kind: 'model2vec', sha256: {}, replace: false },
    progress: () => {},
    ...more,
  });

function hub(files: Record<string, Buffer> = FILES, asked: string[] = []) {
  return localServer(({ url = '' }, response) => {
    asked.push(url);
    const file = files[url.replace(/^\/maker\/tiny\/resolve\/main\//, '')];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': file.length }).end(file);
  });
}

test('a model comes whole, is listed, checked and works', async () => {
  const asked: string[] = [];
  await using server = await hub(FILES, asked);
  const seen: string[] = [];
  const outcome = await pull(server.url, {
    sha256: { 'model.safetensors': sha(FILES['model.safetensors']!).toUpperCase() },
    progress: (file, done, total) => seen.push(`${file} ${done}/${total}`),
  });
  const length = FILES['model.safetensors']!.length;
  expect(outcome).toMatchObject({
    ok: true,
    value: { files: { 'model.safetensors': { bytes: length, sha256: sha(FILES['model.safetensors']!) } } },
  });
  expect(seen.at(-1)).toBe(`model.safetensors ${length}/${length}`);
  expect(asked).toContain('/maker/tiny/resolve/main/tokenizer.json');
  expect(await listModels(data)).toMatchObject([{ name: NAME, kind: 'model2vec' }]);
  const model = await checkModel(data, NAME);
  if (!model.ok) throw new Error(model.detail);
  const [vector] = await model.value.encode(['refund slow']);
  expect(vector![0]).toBeCloseTo(0.6, 5);
  expect(readdirSync(join(data, 'models'))).toEqual(['maker']);
});

test('what is here is replaced only when asked, and stays when the new one is broken', async () => {
  await using server = await hub();
  expect((await pull(server.url)).ok).toBe(true);
  expect(await pull(server.url)).toMatchObject({ trouble: 'exists' });
  await using bad = await hub({ ...FILES, 'model.safetensors': Buffer.from('short') });
  expect(await pull(bad.url, { replace: true })).toMatchObject({ trouble: 'unreadable' });
  expect((await checkModel(data, NAME)).ok).toBe(true);
  expect((await pull(server.url, { replace: true })).ok).toBe(true);
  expect(readdirSync(join(data, 'models'))).toEqual(['maker']);
});

test.each([
  '..',
  '../x',
  '/etc',
  'a/../b',
  'a//b',
  'a/b/c',
  '.hidden',
  'a\\b',
  'a%2fb',
  'a..b',
  '',
  'x.',
  'a\0',
])('the name %j is refused before anything is asked', async (name) => {
  expect(await pull('http://127.0.0.1:9', { name })).toMatchObject({ trouble: 'name' });
  expect(await checkModel(data, name)).toMatchObject({ trouble: 'name' });
  expect(readdirSync(data)).toEqual([]);
});

test('wrong checksums, missing files and broken connections leave nothing', async () => {
  await using server = await hub();
  const wrong = { 'tokenizer.json': '0'.repeat(64) };
  expect(await pull(server.url, { sha256: wrong })).toMatchObject({ trouble: 'checksum' });
  expect(await pull(server.url, { sha256: { 'other.bin': '0'.repeat(64) } })).toMatchObject({
    trouble: 'checksum',
  });
  expect(await pull(server.url, { revision: '../up' })).toMatchObject({ trouble: 'name' });
  expect(await pull('file:///etc')).toMatchObject({ trouble: 'address' });
  expect(await pull('http://127.0.0.1:1')).toMatchObject({ trouble: 'unreachable' });
  await using empty = await hub({});
  expect(await pull(empty.url)).toMatchObject({ trouble: 'notFound' });
  await using huge = await localServer((_, response) => {
    response.writeHead(200, { 'content-length': 10 ** 12 }).write('x');
  });
  expect(await pull(huge.url)).toMatchObject({ trouble: 'tooLarge' });
  await using broken = await localServer((_, response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('{');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await pull(broken.url)).toMatchObject({ trouble: 'unreachable' });
  expect(readdirSync(join(data, 'models'))).toEqual([]);
});

test('a pull that is stopped leaves nothing; what a killed one left is cleared up', async () => {
  const left = join(data, 'models/.pulling-maker--tiny-abc');
  mkdirSync(left, { recursive: true });
  const stop = new AbortController();
  await using slow = await localServer((_, response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('{');
    setImmediate(() => stop.abort());
  });
  expect(await pull(slow.url, { signal: stop.signal })).toMatchObject({ trouble: 'stopped' });
  expect(existsSync(left)).toBe(false);
  expect(readdirSync(join(data, 'models'))).toEqual([]);
});

test('a file that changed on the disk is found', async () => {
  await using server = await hub();
  await pull(server.url);
  writeFileSync(join(data, 'models', NAME, 'tokenizer.json'), '{}');
  expect(await checkModel(data, NAME)).toMatchObject({ trouble: 'checksum' });
  expect(await checkModel(data, 'none')).toMatchObject({ trouble: 'absent' });
  expect(await loadModel(join(data, 'models', NAME))).toMatchObject({ trouble: 'unreadable' });
});
