import { describe, expect, test } from 'vitest';
import { type Matches, type RoutedVoice, route } from './routing.ts';

const rule = (id: string, matches: Matches) => ({ id, name: id, matches, ownerId: `${id}-owner` });
const voice = (
  text: string,
  attributes: Record<string, string | number> = {},
  channel: string | null = null,
): RoutedVoice => ({
  text,
  channel,
  attributes,
});
const REFUND = rule('refund', { attributes: { product: ['退款', '支付'] } });
const SHOP = rule('shop', { channels: ['门店'], words: ['排队'] });
const APP = rule('app', { words: ['ＡＰＰ', 'crash'] });
const rules = [REFUND, SHOP, APP];

describe('the first rule that fits hears the bell', () => {
  test.each([
    ['by attribute', [voice('钱没到', { product: '退款' })], 'refund'],
    ['by order, though a later one fits too', [voice('app 退款', { product: '支付' })], 'refund'],
    ['only where every part fits', [voice('排队', {}, '在线客服')], null],
    ['by channel and word', [voice('又排队', {}, '门店')], 'shop'],
    ['by word, whatever width and case', [voice('The app crashes')], 'app'],
    [
      'where half of the voices fit',
      [voice('x', { product: '退款' }), voice('y', { product: '物流' })],
      'refund',
    ],
    ['where the others do not say', [voice('x', { product: '退款' }), voice('y'), voice('z')], 'refund'],
    [
      'not by one among many that do not say',
      [voice('x', { product: '退款' }), ...Array(10).fill(voice('y'))],
      null,
    ],
    [
      'not where fewer do',
      [voice('x', { product: '退款' }), voice('y', { product: '物流' }), voice('z', { product: '物流' })],
      null,
    ],
    ['not by an inherited property', [voice('x')], null],
  ] as const)('%s', (_, voices, expected) => {
    expect(route(rules, voices).rule?.id ?? null).toBe(expected);
  });
  test('a rule without parts fits everything, a bell without voices too', () => {
    expect(route([rule('all', {})], []).rule?.id).toBe('all');
  });
  test('the title counts as said', () => {
    expect(route(rules, [voice('x')], 'App 闪退').rule?.id).toBe('app');
  });
  test('it says why, with the value that fitted most', () => {
    const voices = [
      voice('a', { product: '支付' }),
      voice('b', { product: '退款' }),
      voice('c', { product: '退款' }),
    ];
    expect(route(rules, voices)).toMatchObject({
      reasons: [{ part: 'attribute', name: 'product', value: '退款', voices: 2 }],
      fitting: 3,
      of: 3,
    });
  });
});
