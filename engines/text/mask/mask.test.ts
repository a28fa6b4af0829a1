import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCases, scoreMask } from './cases/cases.ts';
import { findPersonalData, maskPersonalData } from './mask.ts';

const cases = maskCases();

describe('maskPersonalData: the written cases', () => {
  const scores = scoreMask(cases, findPersonalData);
  test('are at least 300, a third of them look-alikes', () => {
    expect(scores.cases).toBeGreaterThanOrEqual(300);
    expect(scores.lookAlikes / scores.cases).toBeGreaterThan(1 / 3);
  });
  test('nothing personal is left standing', () => {
    const left = scores.wrong.filter(
      (text) =>
        scoreMask(
          cases.filter((one) => one.text === text),
          findPersonalData,
        ).recall < 1,
    );
    expect(left).toEqual([]);
  });
  test('no look-alike is masked', () => {
    const masked = cases.filter(({ text, spans }) => spans.length === 0 && findPersonalData(text).length > 0);
    expect(masked.map(({ text }) => text)).toEqual([]);
  });
  test('masks have the right kind and ends', () => expect(scores.exact).toBeGreaterThan(0.98));
});

describe('maskPersonalData', () => {
  test('writes readable marks and keeps the rest as it was', () => {
    expect(maskPersonalData('ＴＥＬ：138-1234-5678　谢谢！')).toEqual({
      text: 'ＴＥＬ：‹phone›　谢谢！',
      found: ['phone'],
    });
    expect(maskPersonalData('没有什么可藏的')).toEqual({ text: '没有什么可藏的', found: [] });
  });
  test('sees through zero-width characters', () => {
    expect(maskPersonalData('打138\u200b1234\u200b5678').text).toBe('打‹phone›');
  });
  test('names every mask in its order', () => {
    expect(maskPersonalData('a@b.com 13812345678 京A12345').found).toEqual(['email', 'phone', 'plate']);
  });

  const piece = fc.oneof(
    fc.constantFrom(...cases.map(({ text }) => text)),
    fc.constantFrom(' ', '，', '。', '1', '-', '电话', '@', '号', '路', '+86', '\n', '😡', '\u0301', 'ＡＢ'),
  );
  const anyText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

  test('spans stand in order, inside the text, apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of findPersonalData(text)) {
          expect(start >= last && end > start && end <= text.length).toBe(true);
          last = end;
        }
      }),
    );
  });
  test('a masked text holds its masks whole, and masking it again changes none of them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: masked, found } = maskPersonalData(text);
        const marks = masked.match(/‹[a-z]+›/g) ?? [];
        expect(marks).toEqual(found.map((kind) => `‹${kind}›`));
        expect(maskPersonalData(masked).text.match(/‹[a-z]+›/g)?.length ?? 0).toBeGreaterThanOrEqual(
          marks.length,
        );
      }),
    );
  });
  test('a mobile number is hidden wherever it stands among Chinese words', () => {
    const words = fc.array(
      fc.constantFrom('退款', '客服', '不理', '我', '请', '尽快', '联系', '，', '。', '！'),
      { maxLength: 12 },
    );
    const mobile = fc
      .integer({ min: 0, max: 99_999_999 })
      .map((rest) => `138${String(rest).padStart(8, '0')}`);
    fc.assert(
      fc.property(words, mobile, words, (before, number, after) => {
        expect(maskPersonalData(before.join('') + number + after.join('')).text).toBe(
          `${before.join('')}‹phone›${after.join('')}`,
        );
      }),
    );
  });
  test.each(['1', '138 ', '12-', 'a@', '1栋1单元', '路1号', '1 main st ', '微信a_1', '京A12', 'e\u0301'])(
    'a hostile text of %j is read to its end',
    (unit) =>
      expect(maskPersonalData(unit.repeat(Math.ceil(100_000 / unit.length))).text.length).toBeGreaterThan(0),
  );
});
