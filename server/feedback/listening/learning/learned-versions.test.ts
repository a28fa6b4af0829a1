import type { LearnedModel } from '@gongjian/engines/encoders';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLearned, unpackLearned } from './learned-versions.ts';

test('a learned encoder comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (count, dim) => {
      const model: LearnedModel = {
        dim,
        terms: Uint32Array.from({ length: count }, (_, i) => i * 7),
        vectors: Float32Array.from({ length: count * dim }, (_, i) => Math.sin(i)),
        common: Float32Array.from({ length: dim }, (_, i) => Math.cos(i)),
      };
      expect(unpackLearned(packLearned(model))).toEqual(model);
    }),
  );
});
