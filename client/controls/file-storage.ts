import { readFile, rename, writeFile } from 'node:fs/promises';
import { readKept, type Storage } from './storage.ts';

/** Keeps it in a file (Node only). It is written beside and moved over, so that a crash leaves the old one whole. */
export const fileStorage = (path: string): Storage => ({
  load: async () => readKept(await readFile(path, 'utf8').catch(() => null)),
  save: async (kept) => {
    const fresh = `${path}.new`;
    await writeFile(fresh, JSON.stringify(kept), { mode: 0o600 });
    await rename(fresh, path);
  },
});
