import { expect, test } from 'vitest';
import type { Control } from './control.ts';
import { Ledger } from './ledger.ts';
import { plainClock } from './testing/manual-timers.ts';

const clock = plainClock();
const control = (id: string, minutes = 60, scope = { product: [id] }): Control => ({
  id,
  number: 1,
  scope,
  action: { type: 'hold-refund' },
  expiresAt: new Date(clock.now() + minutes * 60_000).toISOString(),
  drill: false,
});
const idsOf = (ledger: Ledger) => ledger.controls.map(({ id }) => id).sort();

test('a snapshot replaces all, a change adds, replaces and drops', () => {
  const ledger = new Ledger(clock.now);
  expect(ledger.kept).toBeNull();
  ledger.turn({ type: 'snapshot', revision: 3, controls: [control('a'), control('b')] }, '3-x');
  ledger.turn(
    { type: 'change', revision: 4, put: [control('c'), control('a', 60, { product: ['z'] })], drop: ['b'] },
    '4-x',
  );
  expect(idsOf(ledger)).toEqual(['a', 'c']);
  expect(ledger.check({ product: 'a' })).toEqual([]);
  expect(ledger.check({ product: 'z' })).toHaveLength(1);
  ledger.turn({ type: 'snapshot', revision: 9, controls: [control('d')] }, '9-x');
  expect(idsOf(ledger)).toEqual(['d']);
  expect(ledger.kept).toMatchObject({ mark: '9-x', revision: 9 });
});

test('what expires matches nothing, and again where the clock was wrong', () => {
  let now = clock.now();
  const ledger = new Ledger(() => now);
  ledger.turn({ type: 'snapshot', revision: 1, controls: [control('a', 5), control('b', 50)] }, '1-x');
  expect(ledger.nextExpiry).toBe(now + 5 * 60_000);
  now += 10 * 60_000;
  expect(ledger.check({ product: 'a' })).toEqual([]);
  expect(idsOf(ledger)).toEqual(['b']);
  now -= 10 * 60_000;
  expect(ledger.check({ product: 'a' })).toHaveLength(1);
});

test('hits outlive the control and every change of it', () => {
  const ledger = new Ledger(clock.now);
  ledger.turn({ type: 'snapshot', revision: 1, controls: [control('a')] }, '1-x');
  ledger.check({ product: 'a' });
  ledger.turn({ type: 'change', revision: 2, put: [control('a')], drop: [] }, '2-x');
  ledger.check({ product: 'a' });
  ledger.turn({ type: 'change', revision: 3, put: [], drop: ['a'] }, '3-x');
  expect([...ledger.takeHits()]).toEqual([['a', 2]]);
  expect([...ledger.takeHits()]).toEqual([]);
});

test('drills are known but never match', () => {
  const ledger = new Ledger(clock.now);
  ledger.turn({ type: 'snapshot', revision: 1, controls: [{ ...control('a'), drill: true }] }, '1-x');
  expect(idsOf(ledger)).toEqual(['a']);
  expect(ledger.check({ product: 'a' })).toEqual([]);
});
