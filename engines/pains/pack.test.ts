import { describe, expect, it } from 'vitest';
import { pack, unpack } from './pack.ts';

describe('pack', () => {
  it('gives back plain values and typed arrays of any length', () => {
    const value = {
      text: '退款',
      none: null,
      list: [{ ids: Uint32Array.of(1, 2, 3), weights: Float32Array.of(0.1) }, { ids: new Uint32Array() }],
      deep: { far: Float64Array.of(Math.PI), near: Int32Array.of(-7) },
    };
    expect(unpack(pack(value))).toEqual(value);
  });

  it('reads bytes that stand anywhere in a larger buffer', () => {
    const bytes = pack({ far: Float64Array.of(Math.PI) });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(unpack(shifted.subarray(3))).toEqual({ far: Float64Array.of(Math.PI) });
  });

  it('refuses bytes of another kind', () => {
    expect(() => unpack(new Uint8Array(16))).toThrow(RangeError);
    expect(() => unpack(new Uint8Array())).toThrow(RangeError);
  });
});
