import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileStorage } from './file-storage.ts';
import { browserStorage, memoryStorage, type Storage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongjian-controls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shelf = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
};
const KINDS: Record<string, () => Storage> = {
  memory: memoryStorage,
  file: () => fileStorage(join(folder, 'kept.json')),
  browser: () => browserStorage('controls', shelf()),
};
const kept = { mark: '7-00000000', revision: 7, controls: [] };

describe.each(Object.keys(KINDS))('%s', (kind) => {
  test('gives back what was kept last, and nothing before', async () => {
    const storage = KINDS[kind]!();
    expect(await storage.load()).toBeNull();
    await storage.save(kept);
    await storage.save({ ...kept, revision: 8 });
    expect(await storage.load()).toEqual({ ...kept, revision: 8 });
  });
});

test.each(['', '{', 'null', '{"mark": 7}', '[]', '"x"'])(
  'a file that holds %s is as good as none',
  async (text) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    expect(await fileStorage(path).load()).toBeNull();
  },
);
