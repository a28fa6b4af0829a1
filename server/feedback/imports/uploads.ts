import { createWriteStream } from 'node:fs';
import { access, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Uploaded files wait here under their import's id; names that people gave are never paths. */
export interface Uploads {
  pathOf(importId: string): string;
  /** @returns its size in bytes */
  keep(importId: string, file: Readable): Promise<number>;
  has(importId: string): Promise<boolean>;
  remove(importId: string): Promise<void>;
}

/** @param data the server's data folder */
export function createUploads(data: string): Uploads {
  const folder = join(data, 'uploads');
  const pathOf = (importId: string) => join(folder, importId);
  return {
    pathOf,
    keep: async (importId, file) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await pipeline(file, createWriteStream(pathOf(importId), { mode: 0o600, flags: 'wx' }));
      return (await stat(pathOf(importId))).size;
    },
    has: (importId) =>
      access(pathOf(importId)).then(
        () => true,
        () => false,
      ),
    remove: (importId) => rm(pathOf(importId), { force: true }),
  };
}

/** A file's name as people see it, without folders and control characters. */
export function shownName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
    .trim();
  return shown.slice(0, 200) || 'file';
}
