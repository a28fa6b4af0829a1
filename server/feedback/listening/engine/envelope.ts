import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** An engine's snapshot with what the stream itself must remember beside it. */
export interface Opened {
  readonly counts: Map<number, number>;
  readonly engine: Uint8Array;
}

/** The quickest level: a snapshot is several times smaller already, and voices wait for it. */
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Four bytes of length, the counts as JSON, then the engine's own bytes; compressed. */
export function seal({ counts, engine }: Opened): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify([...counts]));
  const whole = new Uint8Array(4 + head.length + engine.length);
  new DataView(whole.buffer).setUint32(0, head.length);
  whole.set(head, 4);
  whole.set(engine, 4 + head.length);
  // A copy of its own, because the thread's border takes whole buffers.
  return new Uint8Array(zstdCompressSync(whole, QUICK));
}

/** @throws on bytes that were not sealed */
export function unseal(sealed: Uint8Array): Opened {
  const whole = new Uint8Array(zstdDecompressSync(sealed));
  const length = new DataView(whole.buffer).getUint32(0);
  const head = new TextDecoder().decode(whole.subarray(4, 4 + length));
  return { counts: new Map(JSON.parse(head) as [number, number][]), engine: whole.subarray(4 + length) };
}
