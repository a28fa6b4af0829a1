import type { Control, ControlAction } from '@gongjian/client/controls';
import { expect, test } from 'vitest';
import { OFFERS } from './offers.ts';
import { Till } from './till.ts';

const offer = OFFERS[0]!;
const tillUnder = (action: ControlAction | null, now = () => 0) => {
  const control: Control = {
    id: 'c',
    number: 1,
    scope: {},
    action: action ?? { type: 'hold-refund' },
    expiresAt: '2999-01-01T00:00:00Z',
    drill: false,
  };
  return new Till({ check: () => (action ? [control] : []) }, now);
};

test('without controls everything goes through', () => {
  const till = tillUnder(null);
  expect([till.sell(offer), till.refund(offer), till.isPaused(offer)]).toEqual(['done', 'done', false]);
});

test('a paused offer is not sold, and can still be refunded', () => {
  const till = tillUnder({ type: 'pause-offer' });
  expect([till.sell(offer), till.refund(offer), till.isPaused(offer)]).toEqual(['paused', 'done', true]);
});

test('held refunds wait, and sales go on', () => {
  const till = tillUnder({ type: 'hold-refund' });
  expect([till.sell(offer), till.refund(offer)]).toEqual(['done', 'held']);
});

test('a limit lets so many through in a minute, and more in the next', () => {
  let now = 0;
  const till = tillUnder({ type: 'limit-rate', perMinute: 2 }, () => now);
  expect([till.sell(offer), till.sell(offer), till.sell(offer)]).toEqual(['done', 'done', 'slow']);
  now = 60_001;
  expect(till.sell(offer)).toBe('done');
});

test('a banner is shown once, whatever number of offers it covers', () => {
  expect(tillUnder({ type: 'banner', words: 'sorry' }).banners(OFFERS)).toEqual(['sorry']);
});
