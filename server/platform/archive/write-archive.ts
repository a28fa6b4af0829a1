import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file to be written: its path in the archive, and its text, made only when its turn comes. */
export interface Part {
  readonly path: string;
  text(): AsyncIterable<string>;
}

/** What was written under a path. */
export interface Written {
  readonly path: string;
  /** Uncompressed, in UTF-8. */
  readonly bytes: number;
  /** Of the uncompressed bytes, in hex. */
  readonly sha256: string;
}

/** What stands at the end of an archive, made from what was written before it: the manifest. */
export interface LastPart {
  readonly path: string;
  text(written: readonly Written[]): string;
}

/** Text compresses well at any level; a low one keeps the database free sooner. */
const LEVEL = 4;

/**
 * Writes a zip of text files to a new file, readable by its owner alone, one part after the other in constant memory.
 * @throws when the file exists (`EEXIST`); what was written is removed when anything fails
 */
export async function writeArchive(
  file: string,
  { parts, last, at }: { parts: readonly Part[]; last: LastPart; at: Date },
): Promise<void> {
  const zip = new ZipFile();
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  const done = pipeline(zip.outputStream, target);
  const written: Written[] = [];
  const options = { mtime: at, mode: 0o100600, compressionLevel: LEVEL };
  const fail = (error: Error) => (zip.outputStream as Readable).destroy(error);
  zip.on('error', fail);
  const add = (path: string, text: () => AsyncIterable<string>, hash: Measure) =>
    zip.addReadStreamLazy(path, options, (begin) => {
      const stream = Readable.from(measured(text(), hash), { objectMode: false });
      stream.once('error', fail);
      begin(null, stream);
    });
  for (const { path, text } of parts) {
    add(path, text, { hash: createHash('sha256'), end: (sizes) => written.push({ path, ...sizes }) });
  }
  const end = async function* () {
    yield last.text(written);
  };
  add(last.path, end, { hash: createHash('sha256'), end: () => {} });
  zip.end();
  try {
    await done;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(file, { force: true });
    throw error;
  }
}

interface Measure {
  readonly hash: Hash;
  end(sizes: Omit<Written, 'path'>): void;
}

async function* measured(text: AsyncIterable<string>, { hash, end }: Measure): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of text) {
    const chunk = Buffer.from(piece, 'utf8');
    bytes += chunk.length;
    hash.update(chunk);
    if (chunk.length > 0) yield chunk;
  }
  end({ bytes, sha256: hash.digest('hex') });
}
