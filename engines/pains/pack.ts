/** Packs plain values with typed arrays and maps inside into bytes, and back. */

const MAGIC = 0x474a5031;
const KINDS = { Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
type Typed = Uint32Array | Int32Array | Float32Array | Float64Array;

interface Reference {
  readonly $: Kind;
  readonly at: number;
  readonly length: number;
}

/** Layout: magic, length of the text, text (JSON with references), zeros up to 8, the arrays. */
export function pack(value: unknown): Uint8Array {
  const arrays: Typed[] = [];
  let size = 0;
  const text = new TextEncoder().encode(
    JSON.stringify(value, (_, inner: unknown) => {
      const kind = kindOf(inner);
      if (!kind) return inner;
      const array = inner as Typed;
      const reference: Reference = { $: kind, at: size, length: array.length };
      arrays.push(array);
      size += Math.ceil(array.byteLength / 8) * 8;
      return reference;
    }),
  );
  const start = Math.ceil((8 + text.length) / 8) * 8;
  const bytes = new Uint8Array(start + size);
  new DataView(bytes.buffer).setUint32(0, MAGIC);
  new DataView(bytes.buffer).setUint32(4, text.length);
  bytes.set(text, 8);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += Math.ceil(array.byteLength / 8) * 8;
  }
  return bytes;
}

/** Throws when the bytes were not made by `pack`. */
export function unpack(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0) !== MAGIC) throw new RangeError('Not a snapshot of this engine.');
  const length = view.getUint32(4);
  const start = Math.ceil((8 + length) / 8) * 8;
  return JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)), (_, inner: unknown) => {
    if (!isReference(inner)) return inner;
    const Kept = KINDS[inner.$];
    const from = start + inner.at;
    return new Kept(bytes.slice(from, from + inner.length * Kept.BYTES_PER_ELEMENT).buffer);
  });
}

function kindOf(value: unknown): Kind | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  return (Object.keys(KINDS) as Kind[]).find((kind) => value instanceof KINDS[kind]);
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$' in value && 'at' in value;
}
