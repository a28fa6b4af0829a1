import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, normaliseTraced } from './normalise.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'我買的著名Ａｂ １①️\u200b\u0301e，。❤👍'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
});

describe('normalise', () => {
  test.each([
    ['traditional becomes simplified', '螢幕破損，客服態度很差', '萤幕破损,客服态度很差'],
    ['width and case fold', 'ＡＰＰ　Ｖ２．１ 閃退', 'app v2.1 闪退'],
    ['著 is a particle or a word of its own', '接著看這本著名的原著', '接着看这本著名的原著'],
    ['compatibility forms open up', '①㎡…ﬁ', '1m2...fi'],
    ['white space folds to one', '  a \n\t b\u3000\u3000c ', 'a b c'],
    ['zero-width characters go', '退\u200b款\ufeff', '退款'],
    ['quotes become plain', 'Don’t say “ok”', 'don\'t say "ok"'],
    ['emoji stay, without skin tone or style', '❤️👍🏻👨‍👩‍👧', '❤👍👨‍👩‍👧'],
    ['keycaps become digits', '1️⃣', '1'],
    ['accents compose', 'cafe\u0301', 'café'],
    ['kana and hangul compose', 'ﾊﾞ\u1112\u1161\u11ab', '\u30d0\ud55c'],
    ['mathematical letters are letters', '𝓗𝓮𝓵𝓵𝓸', 'hello'],
    ['lone surrogates and control characters are spaces', 'a\ud800b\u0000c', 'a b c'],
    ['dotted capital I is an i', 'İstanbul', 'istanbul'],
    ['nothing stays nothing', '', ''],
  ])('%s', (_, text, expected) => expect(normalise(text)).toBe(expected));

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test('a traced text is the normalised text, with rising origins inside the original', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, origins } = normaliseTraced(text);
        expect(folded).toBe(normalise(text));
        expect(origins.length).toBe(folded.length + 1);
        for (let i = 1; i < origins.length; i++) expect(origins[i]! >= origins[i - 1]!).toBe(true);
        expect(origins.at(-1)).toBe(text.length);
      }),
    );
  });

  test('origins point at the characters that were folded', () => {
    const { text, origins } = normaliseTraced('  Ａ\u200b買！！');
    expect(text).toBe('a买!!');
    expect([...origins]).toEqual([2, 4, 5, 6, 7]);
  });

  test('a stack of accents stays short', () => {
    expect(normalise(`a${'\u0301'.repeat(100_000)}`).length).toBeLessThan(16);
  });
});
