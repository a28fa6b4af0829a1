import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Enough to tell what a file is and to guess what its columns mean. */
const SAMPLE_BYTES = 262_144;

export interface Sample {
  readonly gzip: boolean;
  /** The first bytes, unzipped. */
  readonly bytes: Buffer;
  /** Whether the sample is the whole file. */
  readonly whole: boolean;
}

/** Reads the beginning of a file. A damaged gzip gives what could be unzipped. */
export async function readSample(path: string): Promise<Sample> {
  const start = await firstBytes(createReadStream(path, { end: 1 }));
  const gzip = start.bytes[0] === 0x1f && start.bytes[1] === 0x8b;
  const file = createReadStream(path);
  const stream = gzip ? file.pipe(createGunzip()) : file;
  try {
    return { gzip, ...(await firstBytes(stream)) };
  } finally {
    file.destroy();
  }
}

async function firstBytes(stream: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= SAMPLE_BYTES) {
        return { bytes: Buffer.concat(chunks).subarray(0, SAMPLE_BYTES), whole: false };
      }
    }
  } catch {
    // What is missing shows when the rows are read.
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
