/** An engine's snapshot with what the stream itself must remember beside it. */
export interface Opened {
  readonly counts: Map<number, number>;
  readonly engine: Uint8Array;
}

/** Four bytes of length, the counts as JSON, then the engine's own bytes. */
export function seal({ counts, engine }: Opened): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify([...counts]));
  const sealed = new Uint8Array(4 + head.length + engine.length);
  new DataView(sealed.buffer).setUint32(0, head.length);
  sealed.set(head, 4);
  sealed.set(engine, 4 + head.length);
  return sealed;
}

export function unseal(sealed: Uint8Array): Opened {
  const length = new DataView(sealed.buffer, sealed.byteOffset).getUint32(0);
  const head = new TextDecoder().decode(sealed.subarray(4, 4 + length));
  return { counts: new Map(JSON.parse(head) as [number, number][]), engine: sealed.subarray(4 + length) };
}
