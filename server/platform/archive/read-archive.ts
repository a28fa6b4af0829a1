import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { done, type Outcome, refuse } from '../errors/refusal.ts';

/** An archive that was opened and whose index is harmless. */
export interface Archive {
  readonly paths: ReadonlySet<string>;
  /** Uncompressed size as the index declares it; reading stops where a part turns out longer. */
  size(path: string): number;
  /** @throws where the part is damaged */
  open(path: string): Promise<Readable>;
  close(): void;
}

const MOST_PARTS = 500;
/** Ours compress to a tenth or so; what would grow a hundredfold is no archive of ours. */
const MOST_GROWTH = 100;
/** Small archives may grow more than that: an empty column of a thousand rows is next to nothing. */
const FREE_GROWTH = 64 * 1_048_576;

/** Opens a zip that anybody may have made: nothing of it is unpacked, and its parts are known by plain names alone. */
export async function openArchive(file: string): Promise<Outcome<Archive>> {
  let zip: ZipFile;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (error) {
    return unreadable(error);
  }
  try {
    const entries = await readIndex(zip);
    if (!entries.ok) zip.close();
    return entries.ok ? done(archiveOf(zip, entries.value)) : entries;
  } catch (error) {
    zip.close();
    return unreadable(error);
  }
}

async function readIndex(zip: ZipFile): Promise<Outcome<Map<string, Entry>>> {
  const unsafe = (why: string) => refuse('file.unsafe', `The file ${why}; it is no archive of Gongjian.`);
  if (zip.entryCount > MOST_PARTS) return unsafe(`holds ${zip.entryCount} parts`);
  const entries = new Map<string, Entry>();
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (!/^[\w-]+(\/[\w-]+)*\.\w+$/.test(fileName)) return unsafe(`holds a part named ${shown(fileName)}`);
    if (entries.has(fileName)) return unsafe(`holds ${fileName} twice`);
    if (!entry.canDecodeFileData()) return unsafe('is encrypted or compressed in an unknown way');
    entries.set(fileName, entry);
    size += entry.uncompressedSize;
  }
  if (size > zip.fileSize * MOST_GROWTH + FREE_GROWTH) return unsafe(`would grow to ${size} bytes`);
  return done(entries);
}

const archiveOf = (zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive => ({
  paths: new Set(entries.keys()),
  size: (path) => entries.get(path)!.uncompressedSize,
  open: (path) => zip.openReadStreamPromise(entries.get(path)!),
  close: () => zip.close(),
});

/** yauzl tells path tricks and damage alike by a message; only the former names the file. */
function unreadable(error: unknown): ReturnType<typeof refuse> {
  const message = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters in fileName/.test(message)) {
    return refuse('file.unsafe', 'The file holds a part whose name leads out of it.');
  }
  return refuse('file.unreadable', `The file cannot be read as a zip: ${message}.`);
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80));

/** Reads a part through: its SHA-256 in hex and its size. */
export async function measurePart(
  archive: Archive,
  path: string,
): Promise<Outcome<{ sha256: string; bytes: number }>> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of await archive.open(path)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    return unreadable(error);
  }
  return done({ sha256: hash.digest('hex'), bytes });
}
