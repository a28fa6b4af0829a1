import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCE, heldBack, isQuiet, type Preference } from './preference.ts';

// Q1 what is critical is never held back by quiet time, and the page never at all; Q2 a day is cut in two by its hours.

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const quiet = fc.record({
  from: clock,
  until: clock,
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'UTC'),
});
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const channel = fc.constantFrom('page' as const, 'web-push' as const, 'mail' as const);
const severity = fc.constantFrom('critical' as const, 'major' as const, 'minor' as const);

test('Q1: quiet time holds nothing critical back, and never the page', () => {
  fc.assert(
    fc.property(quiet, moment, channel, severity, (hours, at, way, gravity) => {
      const preference: Preference = { ...DEFAULT_PREFERENCE, quiet: hours };
      const why = heldBack(preference, { channel: way, severity: gravity, at });
      if (gravity === 'critical' || way === 'page') expect(why).toBeNull();
      else expect(why).toBe(isQuiet(hours, at) ? 'quiet' : null);
    }),
  );
});

test('Q1: who wants a channel for nothing is not called on it, but always on the page', () => {
  const none: Preference = { ...DEFAULT_PREFERENCE, channels: { critical: [], major: [], minor: [] } };
  const at = new Date('2026-11-02T02:00:00Z');
  expect(heldBack(none, { channel: 'mail', severity: 'critical', at })).toBe('unwanted');
  expect(heldBack(none, { channel: 'page', severity: 'minor', at })).toBeNull();
});

test('Q2: it is quiet from one to the other, or from the other to the one, never both', () => {
  fc.assert(
    fc.property(quiet, moment, (hours, at) => {
      const turned = { ...hours, from: hours.until, until: hours.from };
      if (hours.from === hours.until) expect(isQuiet(hours, at)).toBe(false);
      else expect(isQuiet(hours, at)).toBe(!isQuiet(turned, at));
    }),
  );
});

test.each([
  ['22:00', '07:00', '2026-11-02T14:00:00Z', true],
  ['22:00', '07:00', '2026-11-02T23:00:00Z', false],
  ['22:00', '07:00', '2026-11-02T22:59:00Z', true],
  ['12:00', '13:30', '2026-11-02T04:00:00Z', true],
  ['12:00', '13:30', '2026-11-02T05:30:00Z', false],
])('Q2: from %s to %s in Shanghai, at %s: %s', (from, until, at, is) => {
  expect(isQuiet({ from, until, timeZone: 'Asia/Shanghai' }, new Date(at))).toBe(is);
});
