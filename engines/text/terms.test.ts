import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TERM_SPACE, termsOf, wordTerm } from './terms.ts';

const word = fc.constantFrom('refund', 'card', '退款', '到账', 'app', '没', '😡', '‹phone›');

describe('terms', () => {
  it('are distinct ids within the space, words first, then pairs', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { ids, counts, words: wordEnd, keys } = termsOf(words);
        expect(new Set(ids).size).toBe(ids.length);
        expect(counts.length).toBe(ids.length);
        expect(wordEnd).toBe(new Set(words).size);
        expect(keys).toBeGreaterThanOrEqual(wordEnd);
        expect([...ids].every((id) => id < TERM_SPACE)).toBe(true);
        expect([...ids.subarray(0, wordEnd)].sort()).toEqual([...new Set(words)].map(wordTerm).sort());
      }),
    );
  });

  it('leave nothing behind for the next text', () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, words) => {
        const alone = termsOf(words);
        termsOf(before);
        expect(termsOf(words)).toEqual(alone);
      }),
    );
  });

  it('weigh a word more when it recurs, by its logarithm', () => {
    const { counts } = termsOf(['card', 'card', 'card']);
    expect(counts[0]).toBeCloseTo(1 + Math.log(3), 5);
  });

  it('take words of the context last, at their weight, and none for an empty text', () => {
    const { ids, counts } = termsOf(['card'], { words: ['refund', 'card'], weight: 0.5 });
    expect(ids.at(-1)).toBe(wordTerm('refund'));
    expect(counts.at(-1)).toBe(0.5);
    expect(termsOf([], { words: ['refund'], weight: 0.5 }).ids).toHaveLength(0);
  });

  it('share parts between inflections of a word', () => {
    const a = new Set(termsOf(['transfer']).ids);
    const shared = [...termsOf(['transferring']).ids].filter((id) => a.has(id));
    expect(shared.length).toBeGreaterThanOrEqual(6);
  });
});
