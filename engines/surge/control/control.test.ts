/** Rules M1–M4 of docs/engines/surge.md. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmBudget } from './budget.ts';
import { alarmsAmong, createAlarmControl } from './evidence.ts';
import { newcomerPrior } from './newcomers.ts';

describe('alarms of many series', () => {
  test('M1 a budget is shared, and never more than one a series', () => {
    expect(alarmBudget({ series: 40 })).toBe(1);
    expect(alarmBudget({ series: 5000, perWeek: 5 })).toBe(0.001);
    expect(alarmBudget({ series: 2, perWeek: 50 })).toBe(1);
  });
  test('M2 passing alarms makes the next pass sooner; a state continues', () => {
    const control = createAlarmControl({ share: 0.1 });
    expect(control.passes(5)).toBe(false);
    expect(control.passes(1e6)).toBe(true);
    const next = createAlarmControl({ share: 0.1 }, control.snapshot());
    expect(next.passes(80)).toBe(true);
    expect(createAlarmControl({}, { version: 1, tested: 2, passed: 0 }).passes(80)).toBe(false);
  });
  test('M3 with e-values of mean one, wrong alarms stay below the share', () => {
    let [passed, runs] = [0, 2000];
    for (let i = 0; i < runs; i++) {
      // The heaviest e-values there are: 1 / uniform, cut to mean one.
      const uniform = (Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32;
      passed += alarmsAmong([uniform < 0.01 ? 100 : 0, 0.5, 0.2, 0.9], 0.1).length > 0 ? 1 : 0;
    }
    expect(passed / runs).toBeLessThan(0.1);
    runs = 0;
  });
  test('M3 the set is the largest that its evidence allows, whatever the order', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 30 }), (evidence) => {
        const among = alarmsAmong(evidence);
        for (const i of among)
          expect(evidence[i]!).toBeGreaterThanOrEqual(evidence.length / (0.1 * among.length));
        const least = Math.min(...among.map((i) => evidence[i]!));
        expect(evidence.filter((value) => value > least).length).toBeLessThan(Math.max(1, among.length));
      }),
    ));
  test('M4 new series that were alike make a strong prior, few or unlike ones a weak one', () => {
    const alike = newcomerPrior([1, 1.1, 0.9, 1, 1.05, 0.95]);
    expect(alike.perMinute).toBeCloseTo(1, 6);
    expect(alike.events).toBe(20);
    expect(newcomerPrior([0.001, 5, 0.01, 0, 0.02]).events).toBeLessThan(1);
    expect(newcomerPrior([3])).toEqual(newcomerPrior([]));
  });
});
