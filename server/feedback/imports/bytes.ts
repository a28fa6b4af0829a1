import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './row.ts';
import type { FileShape } from './shape.ts';

/** Tells how far a file was read, in bytes of the file itself. */
export type OnBytes = (bytesRead: number) => void;

/** The unzipped bytes of a file, read only as fast as they are taken. */
export async function* bytesOf(
  path: string,
  { gzip }: Pick<FileShape, 'gzip'>,
  onBytes: OnBytes,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(file.bytesRead);
      done(null, chunk);
    },
  });
  const out = gzip
    ? createGunzip()
    : new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const flow = pipeline(file, counted, out);
  flow.catch(() => {});
  try {
    for await (const chunk of out) yield chunk;
  } catch (error) {
    throw new UnreadableFile('file.unreadable', `The file is cut or damaged: ${(error as Error).message}`);
  } finally {
    file.destroy();
    out.destroy();
  }
}

/** The whole file unzipped, for formats that cannot be read piece by piece. @param most largest size in bytes */
export async function wholeFile(chunks: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) {
      throw new UnreadableFile(
        'file.unsafe',
        `A file of this format may hold at most ${most / 1_048_576} MB. Use CSV or JSON lines.`,
      );
    }
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
