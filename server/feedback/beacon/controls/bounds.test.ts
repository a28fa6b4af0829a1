import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overBounds, USUAL_BOUNDS, type Weight } from './bounds.ts';

const weight = (over: Partial<Weight> = {}): Weight => ({
  action: { type: 'pause-offer' },
  ttlMinutes: 30,
  share: 0.1,
  automatic: true,
  active: 0,
  lastHour: 0,
  ...over,
});

test.each<[string, Partial<Weight>, boolean, string[]]>([
  ['within all', {}, false, []],
  ['at the very bounds', { share: 0.3, ttlMinutes: 240, active: 4, lastHour: 9 }, false, []],
  ['too large a share', { share: 0.31 }, false, ['share']],
  ['a banner for everybody', { share: 1, action: { type: 'banner', words: 'x' } }, true, []],
  ['everything, in a silent hour', { share: null }, true, ['share']],
  ['something, in a silent hour', { share: null }, false, []],
  ['one too many', { active: 5 }, false, ['active']],
  ['one too often', { lastHour: 10 }, false, ['perHour']],
  ['too long', { ttlMinutes: 241 }, false, ['ttl']],
  ['by hand, however many there are', { automatic: false, active: 99, lastHour: 99 }, false, []],
])('%s', (_, over, everything, expected) => {
  expect(overBounds(USUAL_BOUNDS, weight(over), everything)).toEqual(expected);
});

test('touching less, living shorter and fewer beside it never oversteps more', () => {
  const numbers = fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    ttlMinutes: fc.nat(1_000),
    active: fc.nat(20),
    lastHour: fc.nat(20),
  });
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const less = {
        share: Math.min(one.share, other.share),
        ttlMinutes: Math.min(one.ttlMinutes, other.ttlMinutes),
        active: Math.min(one.active, other.active),
        lastHour: Math.min(one.lastHour, other.lastHour),
      };
      const more = overBounds(USUAL_BOUNDS, weight(one), false);
      for (const bound of overBounds(USUAL_BOUNDS, weight(less), false)) expect(more).toContain(bound);
    }),
  );
});
