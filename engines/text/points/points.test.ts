import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPoints } from './points.ts';

const split = (text: string) => splitPoints(text).map(({ start, end }) => text.slice(start, end));

describe('splitPoints', () => {
  test.each([
    ['a short voice is one point', '退款三天没到账，怎么回事？', ['退款三天没到账，怎么回事？']],
    ['a turn splits even a short voice', '手机不错，就是电池不耐用', ['手机不错，', '就是电池不耐用']],
    ['a turn inside a clause splits', '衣服质量很好但是颜色发错了', ['衣服质量很好', '但是颜色发错了']],
    ['不但 is no turn', '不但便宜而且好用真的可以', ['不但便宜而且好用真的可以']],
    [
      'English turns',
      'Great screen but the battery dies in two hours',
      ['Great screen', 'but the battery dies in two hours'],
    ],
    [
      'nothing but is no turn',
      'I have had nothing but trouble with this seller',
      ['I have had nothing but trouble with this seller'],
    ],
    [
      'sentences of a longer voice',
      '上周买的热水器安装师傅迟到两个小时。打客服电话一直占线没有人接！希望你们能给一个说法。',
      ['上周买的热水器安装师傅迟到两个小时。', '打客服电话一直占线没有人接！', '希望你们能给一个说法。'],
    ],
    [
      'a full stop needs a space after it and no abbreviation before it',
      'I paid 59.90 dollars to Mr. Lee for version 2.1 of the app last week. It still crashes every time I open it.',
      [
        'I paid 59.90 dollars to Mr. Lee for version 2.1 of the app last week.',
        'It still crashes every time I open it.',
      ],
    ],
    [
      'tiny sentences stay with their neighbour',
      '好。快递小哥态度特别好。东西也包得很严实，一点都没有坏，下次还会再来买的。谢谢。',
      ['好。快递小哥态度特别好。', '东西也包得很严实，一点都没有坏，下次还会再来买的。谢谢。'],
    ],
    ['nothing is one empty point', '', ['']],
    ['white space is one empty point', ' \n ', ['']],
  ])('%s', (_, text, expected) => expect(split(text)).toEqual(expected));

  test('a run-on sentence is cut at its commas', () => {
    const long = Array.from({ length: 12 }, (_, i) => `第${i}件事情我觉得做得不太对`).join('，');
    const points = split(long);
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) expect(point.length).toBeLessThan(60);
  });

  test('points stand in order, do not overlap and leave out only white space', () => {
    const piece = fc.constantFrom(
      '退款',
      '很慢',
      '，',
      '。',
      ' ',
      '\n',
      'but ',
      'the app',
      '. ',
      '3.5',
      '但是',
      '！',
      '😡',
      '就是',
      'ok',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        const points = splitPoints(text);
        let last = 0;
        for (const { start, end } of points) {
          expect(text.slice(last, start).trim()).toBe('');
          expect(end >= start).toBe(true);
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
        expect(points.length).toBeGreaterThan(0);
      }),
    );
  });

  test('a hostile text is split in linear time into few points', () => {
    expect(splitPoints('但是，'.repeat(300_000)).length).toBeLessThanOrEqual(64);
  });
});
