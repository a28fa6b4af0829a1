import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../text/terms.ts';
import { cosine, LexicalEncoder } from './encoder.ts';
import { neighbours } from './neighbours.ts';
import { Postings } from './postings.ts';

const words = fc.array(fc.constantFrom('card', 'lost', 'pin', 'transfer', 'fee', '退款', '快递'), {
  minLength: 1,
  maxLength: 6,
});
const vectors = fc.array(words, { minLength: 2, maxLength: 30 }).map((texts) => {
  const encoder = new LexicalEncoder();
  const terms = texts.map((text) => termsOf(text));
  for (const one of terms) encoder.learn(one);
  return terms.map((one) => ({ ...encoder.encode(one), keys: one.keys }));
});

describe('the most alike', () => {
  it('are the highest cosines, by comparing all with all', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const { to, likeness, limit } = neighbours(all, 5);
        all.forEach((own, i) => {
          const expected = all
            .map((other, j) => (i === j ? 0 : cosine(own, other)))
            .filter((score) => score > 1e-6)
            .sort((a, b) => b - a)
            .slice(0, limit);
          const got = [...likeness.subarray(i * limit, i * limit + limit)].filter(
            (_, k) => to[i * limit + k]! >= 0,
          );
          expect(got).toHaveLength(expected.length);
          got.forEach((score, k) => {
            expect(score).toBeCloseTo(expected[k]!, 4);
          });
        });
      }),
    );
  });

  it('are found by the index with their exact cosine, and the text itself first', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const postings = new Postings();
        for (const one of all) postings.add(one);
        for (const own of all) {
          const found = postings.search(own, 3);
          expect(found[0]!.likeness).toBeCloseTo(1, 5);
          for (const { slot, likeness } of found) expect(likeness).toBeCloseTo(cosine(own, all[slot]!), 4);
        }
      }),
    );
  });
});
