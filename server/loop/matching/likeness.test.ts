import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addText, createLikeness, LIKENESS_FLOOR, noWords, type PainWords } from './likeness.ts';

function pain(painId: string, texts: readonly string[]): PainWords {
  const words = noWords(painId);
  for (const text of texts) addText(words, text);
  return words;
}

const PAINS = [
  pain('refund', ['退款三天未到账', '退款还没到账，支付宝也查不到', '退款到账太慢']),
  pain('slow', ['催单也没人理，到货太慢', '到货慢', '物流不动，催单没用']),
  pain('group', ['老人不会用拼团', '拼团太难了']),
  pain('invoice', ['发票抬头改不了', '发票抬头填错了']),
];

describe('likeness', () => {
  const like = createLikeness(PAINS);

  test('finds the pain that a proposition is about, with the shared words as the reason', () => {
    const [first] = like('次日达：到货慢，催单没有回应', 5);
    expect(first).toMatchObject({ painId: 'slow' });
    expect(first!.words).toEqual(expect.arrayContaining(['到货', '催单']));
    expect(like('退款慢，支付宝三天没到账', 5)[0]!.painId).toBe('refund');
  });

  test('finds nothing for what no pain speaks of', () => {
    expect(like('直播间弹幕翻译', 5)).toEqual([]);
    expect(like('', 5)).toEqual([]);
    // One shared word is chance.
    expect(like('退款', 5)).toEqual([]);
    expect(createLikeness([])('退款', 5)).toEqual([]);
    expect(createLikeness([noWords('empty')])('退款', 5)).toEqual([]);
  });

  const vocabulary = ['退款', '到账', '到货', '催单', '拼团', '发票', '客服', 'refund', 'late'];
  const text = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 })
    .map((words) => words.join('，'));
  const texts = fc.array(text, { minLength: 1, maxLength: 4 });

  test('is between the floor and 1, falls along the list, and names a reason for every pair', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), text, (pains, asked) => {
        const found = createLikeness(pains.map((said, n) => pain(String(n), said)))(asked, 20);
        found.forEach(({ score, words }, n) => {
          expect(score).toBeGreaterThanOrEqual(LIKENESS_FLOOR);
          expect(score).toBeLessThanOrEqual(1);
          expect(words.length).toBeGreaterThan(0);
          if (n > 0) expect(score).toBeLessThanOrEqual(found[n - 1]!.score);
        });
      }),
    );
  });

  test('depends neither on the order of the pains nor on that of their texts', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 8 }), text, (pains, asked) => {
        const forward = pains.map((said, n) => pain(String(n), said));
        const backward = pains.map((said, n) => pain(String(n), said.toReversed())).reverse();
        expect(createLikeness(backward)(asked, 20)).toEqual(createLikeness(forward)(asked, 20));
      }),
    );
  });

  test('a text is said by a pain that says nothing else more than by any other', () => {
    const asked = '退款三天未到账';
    expect(createLikeness([...PAINS, pain('same', [asked, asked])])(asked, 1)[0]!.painId).toBe('same');
  });
});
