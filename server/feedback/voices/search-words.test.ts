import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightsOf } from './highlights.ts';
import { readQuery, searchTsquery } from './search-query.ts';
import { searchVector, tokensOf } from './search-words.ts';

const HAN = '退款三天未到账客服没有回复订单物流快递发票投诉商家平台';
const han = (minLength: number) =>
  fc.array(fc.constantFrom(...HAN), { minLength, maxLength: 40 }).map((characters) => characters.join(''));

test('Chinese is indexed by pairs of characters, other writing by stemmed words', () => {
  expect(searchVector('退款，Orders 15')).toBe("'退款':1 '款':2 'order':3 '15':4 ");
});

test.each([
  ['退款', "('退款')"],
  ['退', "('退':*)"],
  ['退款慢', "('退款' <1> '款慢')"],
  ['退款 慢', "('退款') & ('慢':*)"],
  ['"app 打不开"', "('app' <1> '打不' <1> '不开')"],
  ['坏了ok', "('坏了' <2> 'ok')"],
  ['退 款', "('退':*) & ('款':*)"],
])('%s is asked for as %s', (typed, tsquery) => {
  expect(searchTsquery(readQuery(typed), 'all')).toBe(tsquery);
});

test('what holds no word asks for nothing', () => {
  for (const typed of ['', '  ', '"', '!!', '()&|', "'", '\\'])
    expect(searchTsquery(readQuery(typed), 'all')).toBeNull();
});

test('any stretch of a Chinese text is found in it, and highlighted', () => {
  fc.assert(
    fc.property(han(1), han(1), han(0), (before, wanted, after) => {
      const text = before + wanted + after;
      const marks = highlightsOf(text, readQuery(wanted));
      const start = before.length;
      return marks.some((mark) => mark.start <= start && mark.end >= start + wanted.length);
    }),
  );
});

test('words are marked as they are written, whatever their width, case and script', () => {
  const text = '我的ＩＰＨＯＮＥ屏幕壞了';
  expect(highlightsOf(text, readQuery('iphone'))).toEqual([{ start: 2, end: 8 }]);
  expect(highlightsOf(text, readQuery('坏了'))).toEqual([{ start: 10, end: 12 }]);
  expect(highlightsOf(text, readQuery('屏'))).toEqual([{ start: 8, end: 9 }]);
});

test('no token holds what would have to be quoted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
      tokensOf(text).every(({ word }) => word !== '' && !/['\\\s\0]/.test(word)),
    ),
  );
});

test('what is stored is what is looked for: the vector and the tokens say the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), han(0)), (text) => {
      const tokens = tokensOf(text).map(({ word, position }) => `'${word}':${position}`);
      const stored = [...searchVector(text).matchAll(/'([^']*)':([\d,]+)/g)].flatMap(([, word, positions]) =>
        positions!.split(',').map((position) => `'${word}':${position}`),
      );
      expect(stored.toSorted()).toEqual(tokens.toSorted());
    }),
  );
});
