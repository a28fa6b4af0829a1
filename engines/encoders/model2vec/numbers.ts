/** Numbers of a tensor as JavaScript has them. */
import { faulty, type Parsed, parsed } from '../outcome.ts';
import type { Tensor } from './safetensors.ts';

type Reader = (view: DataView, at: number) => number;

const READERS: Readonly<Record<string, { readonly size: number; readonly read: Reader }>> = {
  F64: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  F32: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { size: 2, read: (view, at) => halfToNumber(view.getUint16(at, true)) },
  I64: { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  I32: { size: 4, read: (view, at) => view.getInt32(at, true) },
  I8: { size: 1, read: (view, at) => view.getInt8(at) },
};

/** IEEE 754 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** All numbers of a tensor; aligned F32 is viewed and not copied. Memory is at most eight times the tensor's bytes. */
export function floatsOf({ dtype, bytes }: Tensor, at: string): Parsed<Float32Array> {
  if (dtype === 'F32' && bytes.byteOffset % 4 === 0 && isLittleEndian()) {
    return parsed(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  }
  const reader = READERS[dtype];
  if (reader === undefined) return faulty('unsupported', at, `its type ${dtype} is not read`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array(bytes.length / reader.size);
  for (let i = 0; i < floats.length; i++) floats[i] = reader.read(view, i * reader.size);
  return parsed(floats);
}

const isLittleEndian = (): boolean => new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
