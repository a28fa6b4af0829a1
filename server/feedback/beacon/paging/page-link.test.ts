import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { linkToken, readLinkToken } from './page-link.ts';

// K1 what is signed is read back until its time is over; K2 any other secret, time or letter opens nothing.

const NOW = new Date('2026-11-02T02:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const SECRET = 's'.repeat(32);

test('K1: it comes back, for twelve hours', () => {
  fc.assert(
    fc.property(fc.constantFrom('', newId(), 'user-1', '中'), (memberId) => {
      const link = { workspaceId: newId(), alarmId: newId(), memberId };
      const token = linkToken(SECRET, link, NOW);
      expect(readLinkToken(SECRET, token, at(11.9))).toMatchObject(link);
      expect(readLinkToken(SECRET, token, at(12))).toBeNull();
      expect(encodeURIComponent(token)).toBe(token);
    }),
  );
});

test('K2: nothing else opens', () => {
  const token = linkToken(SECRET, { workspaceId: newId(), alarmId: newId(), memberId: 'm' }, NOW);
  expect(readLinkToken('t'.repeat(32), token, NOW)).toBeNull();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '0', '.'), (place, letter) => {
      fc.pre(token[place] !== letter);
      const changed = token.slice(0, place) + letter + token.slice(place + 1);
      expect(readLinkToken(SECRET, changed, NOW)).toBeNull();
    }),
  );
  for (const none of ['', '.', '...', 'a.b.c.d']) expect(readLinkToken(SECRET, none, NOW)).toBeNull();
});
