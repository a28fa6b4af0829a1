/** The safetensors format: a length of eight bytes, a JSON header of that length, and the numbers. */
import { isCount, isObject, readObject } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';

/** A tensor inside the file; `bytes` is a view, nothing is copied. */
export interface Tensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const AT = 'model.safetensors';
const LENGTH_BYTES = 8;
/** The format's own limit. */
const MOST_HEADER_BYTES = 100_000_000;
const MOST_TENSORS = 10_000;
const MOST_AXES = 8;

/** Bytes of one number. */
const SIZES: Readonly<Record<string, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
};

/** The tensors of a file by name. Every length is checked against the bytes before anything is made of it. */
export function readSafetensors(file: Uint8Array): Parsed<ReadonlyMap<string, Tensor>> {
  if (file.length < LENGTH_BYTES) return faulty('truncated', AT, 'it ends within its first eight bytes');
  const long = new DataView(file.buffer, file.byteOffset, file.byteLength).getBigUint64(0, true);
  if (long > BigInt(MOST_HEADER_BYTES)) return faulty('tooLarge', AT, `its header claims ${long} bytes`);
  const end = LENGTH_BYTES + Number(long);
  if (end > file.length) return faulty('truncated', AT, `its header claims ${long} bytes, beyond its end`);
  const header = readObject(file.subarray(LENGTH_BYTES, end), `${AT}: header`);
  if (!header.ok) return header;
  const entries = Object.entries(header.value).filter(([name]) => name !== '__metadata__');
  if (entries.length > MOST_TENSORS) return faulty('tooLarge', AT, `it names ${entries.length} tensors`);
  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of entries) {
    const tensor = readTensor(file.subarray(end), `${AT}: ${name.slice(0, 80)}`, entry);
    if (!tensor.ok) return tensor;
    tensors.set(name, tensor.value);
  }
  return parsed(tensors);
}

function readTensor(body: Uint8Array, at: string, entry: unknown): Parsed<Tensor> {
  if (!isObject(entry)) return faulty('malformed', at, 'its entry is no object');
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !Object.hasOwn(SIZES, dtype)) {
    return faulty('unsupported', at, `its type is ${JSON.stringify(dtype)?.slice(0, 40)}`);
  }
  if (!Array.isArray(shape) || shape.length > MOST_AXES || !shape.every(isCount)) {
    return faulty('malformed', at, 'its shape is no short list of whole numbers');
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) {
    return faulty('malformed', at, 'its offsets are no two whole numbers');
  }
  const [from, to] = offsets as [number, number];
  if (from > to) return faulty('malformed', at, 'it ends before it begins');
  if (to > body.length) return faulty('truncated', at, `it ends at ${to}, the file holds ${body.length}`);
  const wanted = shape.reduce((product, length) => product * length, SIZES[dtype]!);
  if (wanted !== to - from)
    return faulty('mismatch', at, `its shape asks for ${wanted} bytes, it has ${to - from}`);
  return parsed({ dtype, shape, bytes: body.subarray(from, to) });
}
