import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A folder that another server holds open. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another Gongjian server is using the data folder ${folder}. Stop it first, or start this one with another folder (--data).`,
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Takes the folder for this process until `release` or until the process ends, however it ends: the lock is the
 * operating system's own, taken through SQLite, so no stale file can keep a folder closed after a crash.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'in-use.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
  } catch {
    lock.close();
    throw new FolderInUse(folder);
  }
  return { release: () => lock.close() };
}
