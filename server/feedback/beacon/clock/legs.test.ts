import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptShare, legsOf, type Moments, quantile } from './legs.ts';

const at = (seconds: number) => new Date(1_793_000_000_000 + seconds * 1_000);
const moments = (over: Partial<Moments> = {}): Moments => ({
  decidableAt: at(0),
  discoveredAt: at(2),
  locatedAt: at(3),
  acknowledgedAt: at(40),
  deployedAt: at(5),
  enforcedAt: at(9),
  fellAt: at(60),
  clearedAt: at(400),
  ...over,
});

describe('legs', () => {
  test('each from where the one before ended', () => {
    expect(legsOf(moments())).toEqual({
      discover: 2_000, locate: 1_000, deploy: 2_000, enforce: 4_000, whole: 9_000, acknowledge: 38_000,
      fall: 51_000, clear: 398_000,
    }); // biome-ignore format: a table
  });
  test('what was not walked is left out', () => {
    expect(legsOf(moments({ locatedAt: null, deployedAt: null, enforcedAt: null, fellAt: null }))).toEqual({
      discover: 2_000,
      acknowledge: 38_000,
      clear: 398_000,
    });
  });
  test('a control by hand before the cause was found is counted from the discovery', () => {
    expect(legsOf(moments({ locatedAt: at(8) }))).toMatchObject({ deploy: 3_000, locate: 6_000 });
  });
  test('what fell by itself before the control took no time after it', () => {
    expect(legsOf(moments({ fellAt: at(6) }))).toMatchObject({ fall: 0 });
  });
  test('discover, locate, deploy and enforce add up to the whole', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(gaps, ([a, b, c, d]) => {
        const [found, located, deployed] = [a!, a! + b!, a! + b! + c!];
        const legs = legsOf(
          moments({
            discoveredAt: at(found),
            locatedAt: at(located),
            deployedAt: at(deployed),
            enforcedAt: at(deployed + d!),
          }),
        );
        expect(legs.discover! + legs.locate! + legs.deploy! + legs.enforce!).toBe(legs.whole);
      }),
    );
  });
});

test('quantiles by nearest rank: a value that was measured, never one in between', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
  expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile(hundred, 1)]).toEqual([50, 99, 100]);
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (values, share) => {
        const found = quantile(values, share)!;
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length);
      },
    ),
  );
});

test('the promise is kept at a minute, broken a millisecond later', () => {
  expect(keptShare([])).toBeNull();
  expect(keptShare([60_000, 60_001, 1_000, 90_000])).toBe(0.5);
});
