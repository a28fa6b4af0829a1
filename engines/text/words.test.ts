import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.ts';
import { stem } from './stem.ts';
import { words } from './words.ts';

describe('words', () => {
  test('Chinese is cut by its dictionary, with the parts of long words', () => {
    expect(words(normalise('退款三天未到賬'))).toEqual(expect.arrayContaining(['退款', '三天']));
    expect(words('人民法院的判决')).toEqual(expect.arrayContaining(['人民', '法院', '人民法院']));
    expect(words('人民法院的判决', { search: false })).not.toContain('人民');
  });
  test('English words lose their endings, numbers and names stay', () => {
    expect(words(normalise("The app's orders weren't delivered, iPhone 15"))).toEqual([
      'the',
      'app',
      'order',
      "weren't",
      'deliver',
      'iphone',
      '15',
    ]);
    expect(words('orders', { stem: false })).toEqual(['orders']);
  });
  test('emoji and masks are words, punctuation is not', () => {
    expect(words('ok! 😡 call ‹phone› ...')).toEqual(['ok', '😡', 'call', '‹phone›']);
    expect(words('差评😡,太慢了!')).toContain('😡');
  });
  test('masks stay whole beside Chinese', () => expect(words('电话‹phone›打不通')).toContain('‹phone›'));
  test('nothing has no words', () => expect(words('')).toEqual([]));
});

describe('stem', () => {
  test.each([
    ['charge charges charged charging'],
    ['cancel cancels canceled canceling'],
    ['crash crashes crashed crashing'],
    ['delivery deliveries'],
    ['refund refunds refunded refunding'],
    ['stop stops stopped stopping'],
    ['buy bought buys buying'],
  ])('%s meet', (forms) => expect(new Set(forms.split(' ').map(stem)).size).toBe(1));
  test.each(['this', 'status', 'address', 'nothing', 'need', 'speed', 'glass', 'is'])(
    '%s keeps its end',
    (word) => expect(stem(word).length).toBeGreaterThanOrEqual(word === 'is' ? 2 : word.length - 1),
  );
});
