import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { deny, got, type ModelOutcome } from './outcome.ts';

/** The bytes of a file of a model; null where there is none. Its size is looked at before anything is read. */
export async function readBounded(
  folder: string,
  name: string,
  most: number,
): Promise<ModelOutcome<Uint8Array | null>> {
  const file = await open(join(folder, name)).catch(() => null);
  if (file === null) return got(null);
  try {
    const found = await file.stat();
    if (!found.isFile()) return deny('unreadable', `${name} is no file`);
    if (found.size > most) return deny('tooLarge', `${name} holds ${found.size} bytes, more than ${most}`);
    return got(new Uint8Array(await file.readFile()));
  } finally {
    await file.close();
  }
}
