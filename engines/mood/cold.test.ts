import { normalise } from '@gongjian/engines/text';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCold } from './cold.ts';

const moodOf = (text: string) => readCold(normalise(text)).mood;
const urgencyOf = (text: string) => readCold(normalise(text)).urgency;

describe('readCold: sign', () => {
  test.each([
    '手机很好用，拍照清晰',
    '客服很耐心，问题解决了',
    '没有破损，包装严实',
    '物超所值，还会再来',
    '一点都不贵',
    '👍👍👍',
    '這家店的服務非常周到',
    'The crew were friendly and the seat was comfortable',
    'not bad at all',
    'no problems, works like a charm',
    'I love this app',
    'fast delivery and well made',
    "couldn't be happier",
    '虽然贵，但是质量真的很好',
  ])('good: %s', (text) => expect(moodOf(text)).toBeGreaterThan(0));

  test.each([
    '退款三天没到账',
    '客服态度太差了',
    '不好用，后悔买了',
    '一点都不好',
    '没有想象的好',
    '东西不错，但是物流太慢，气死我了',
    '希望质量好一点',
    '包裹破损了',
    '打不开，一直闪退',
    '😡😡',
    '這手機充不進電',
    'My refund never arrived',
    'not good',
    'The food was terrible and staff were rude',
    'It stopped working after two days',
    'nothing works',
    "I can't recommend this hotel",
    'Great screen but the battery is awful and support ignored me',
  ])('bad: %s', (text) => expect(moodOf(text)).toBeLessThan(0));

  test.each(['', '订单是周一下的', '12345', 'I ordered it on Monday', '快递员是从美国来的'])(
    'none: %s',
    (text) => expect(moodOf(text)).toBe(0),
  );
});

describe('readCold: grammar', () => {
  const pairs: [string, string, string][] = [
    ['degree strengthens', '非常失望', '失望'],
    ['degree weakens', '有点失望', '非常失望'],
    ['English degree strengthens', 'very disappointed', 'slightly disappointed'],
  ];
  test.each(pairs)('%s', (_, more, less) => {
    const [a, b] = [Math.abs(moodOf(more)), Math.abs(moodOf(less))];
    expect(_.includes('weakens') ? a < b : a > b).toBe(true);
  });
  test('two negations cancel', () => expect(moodOf('不是不好')).toBeGreaterThan(0));
  test('negation ends with its clause', () => expect(moodOf('没有，很好用')).toBeGreaterThan(0));
  test('what follows the turn weighs more', () => {
    expect(moodOf('便宜,但是难用')).toBeLessThan(moodOf('难用,但是便宜'));
    expect(moodOf('cheap but awful')).toBeLessThan(0);
  });
  test('repeating a word adds less each time', () => expect(moodOf('差差差差差差')).toBeGreaterThan(-1));
  test('stays within −1 … 1 and between its parts', () => {
    const piece = fc.constantFrom(
      '好',
      '差',
      '不',
      '非常',
      '但是',
      ',',
      '!',
      'bad',
      ' not ',
      'good ',
      '没有',
      '😡',
      '希望',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { mood, good, bad, urgency } = readCold(pieces.join(''));
        expect(Math.abs(mood)).toBeLessThan(1);
        expect(good >= 0 && bad >= 0 && urgency >= 0 && urgency <= 1).toBe(true);
        expect(Math.sign(mood)).toBe(Math.sign(good - bad));
      }),
    );
  });
});

describe('readCold: urgency', () => {
  const order = ['手机很好用，明天再买一个', '颜色不喜欢', '退款一个月了还没到账', '充电器冒烟了，差点着火'];
  test('rises from praise to danger', () => {
    const urgencies = order.map(urgencyOf);
    expect([...urgencies].sort((a, b) => a - b)).toEqual(urgencies);
    expect(urgencies[0]).toBeLessThan(0.1);
    expect(urgencies[3]).toBeGreaterThan(0.8);
  });
  test('English too', () => {
    expect(urgencyOf('My account was hacked and the money is gone')).toBeGreaterThan(0.7);
    expect(urgencyOf('please add a dark mode')).toBeLessThan(0.2);
  });
});
