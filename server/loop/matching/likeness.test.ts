import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLikeness, LIKENESS_FLOOR, type PainPortrait } from './likeness.ts';

const pain = (painId: string, title: string, words: string[]): PainPortrait => ({
  painId,
  title,
  words: words.map((word, n) => ({ word, weight: 1 / (n + 1) })),
});

const PAINS = [
  pain('refund', '退款三天未到账', ['退款', '到账', '支付宝']),
  pain('slow', '催单也没人理，到货太慢', ['到货', '催单', '物流']),
  pain('group', '老人不会用拼团', ['拼团', '老人']),
  pain('invoice', '发票抬头改不了', ['发票', '抬头']),
];

describe('likeness', () => {
  const like = createLikeness(PAINS);

  test('finds the pain that a proposition is about, with the shared words as the reason', () => {
    const [first] = like('次日达：到货慢，催单没有回应', 5);
    expect(first).toMatchObject({ painId: 'slow' });
    expect(first!.words).toEqual(expect.arrayContaining(['到货', '催单']));
    expect(like('退款当天到账', 5)[0]!.painId).toBe('refund');
  });

  test('finds nothing for what no pain speaks of', () => {
    expect(like('直播间弹幕翻译', 5)).toEqual([]);
    expect(like('', 5)).toEqual([]);
    expect(createLikeness([])('退款', 5)).toEqual([]);
  });

  test('is between the floor and 1, falls along the list, and names a reason for every pair', () => {
    const vocabulary = ['退款', '到账', '到货', '催单', '拼团', '发票', '客服', 'refund', 'late'];
    const some = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), some, (pains, text) => {
        const found = createLikeness(pains.map((words, n) => pain(String(n), words.join('，'), words)))(
          text.join('，'),
          20,
        );
        found.forEach(({ score, words }, n) => {
          expect(score).toBeGreaterThanOrEqual(LIKENESS_FLOOR);
          expect(score).toBeLessThanOrEqual(1);
          expect(words.length).toBeGreaterThan(0);
          if (n > 0) expect(score).toBeLessThanOrEqual(found[n - 1]!.score);
        });
      }),
    );
  });

  test('does not depend on the order of the pains', () => {
    const text = '退款慢，到货也慢';
    expect(createLikeness(PAINS.toReversed())(text, 5)).toEqual(like(text, 5));
  });
});
