import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRota, type Rota } from './rota.ts';
import { shiftsOf } from './shifts.ts';
import { who } from './who.ts';

// O1 one person at every instant that layers cover; O2 overrides win; O3 hand-over by the wall clock, DST or not;
// O4 gaps are seen; O5 everybody gets the same number of turns.

const layer = (over: object = {}) => ({
  memberIds: ['a', 'b', 'c'],
  rotate: 'day' as const,
  from: '2026-03-27T09:00:00+01:00',
  ...over,
});
const berlin = (over: Partial<Rota> = {}): Rota => ({
  timeZone: 'Europe/Berlin',
  layers: [layer()],
  overrides: [],
  ...over,
});
const at = (text: string) => new Date(text);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

describe('O3: hand-overs', () => {
  test.each([
    ['the beginning', '2026-03-27T08:00:00Z', 'a'],
    ['just before the first', '2026-03-28T07:59:59.999Z', 'a'],
    ['the first', '2026-03-28T08:00:00Z', 'b'],
    ['just before the one after the spring jump', '2026-03-29T06:59:59.999Z', 'b'],
    ['after the spring jump, at 9 by the clock again', '2026-03-29T07:00:00Z', 'c'],
    ['in autumn, before the clock goes back', '2026-10-25T07:59:59.999Z', 'b'],
    ['in autumn, at 9 by the clock', '2026-10-25T08:00:00Z', 'c'],
  ])('%s', (_, moment, person) => expect(who(berlin(), at(moment))).toBe(person));

  test('a time that the clock jumps over is the jump; one that comes twice hands over once', () => {
    const early = berlin({ layers: [layer({ from: '2026-03-27T02:30:00+01:00' })] });
    expect(who(early, at('2026-03-29T00:59:59Z'))).toBe('b');
    expect(who(early, at('2026-03-29T01:00:00Z'))).toBe('c');
    const day = (text: string) => who(early, at(`2026-10-25T${text}Z`));
    const times = ['00:29:59', '00:30:00', '01:15:00', '01:30:00', '02:30:00'].map(day);
    expect(times.filter((person, n) => n > 0 && person !== times[n - 1])).toHaveLength(1);
  });

  test('a weekly turn changes on its day', () => {
    const weekly = berlin({ layers: [layer({ rotate: 'week', handoverDay: 1 })] });
    expect(who(weekly, at('2026-03-30T06:59:59Z'))).toBe('a');
    expect(who(weekly, at('2026-03-30T07:00:00Z'))).toBe('b');
    expect(who(weekly, at('2026-04-06T07:00:00Z'))).toBe('c');
  });
});

const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
);
const layers = fc.array(
  fc
    .record({
      memberIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      rotate: fc.constantFrom('day' as const, 'week' as const),
      start: moment,
      day: fc.option(fc.integer({ min: 1, max: 7 })),
    })
    .map(({ start, day, ...rest }) => ({
      ...rest,
      from: new Date(Math.floor(start / MINUTE) * MINUTE).toISOString(),
      ...(day !== null && rest.rotate === 'week' ? { handoverDay: day } : {}),
    })),
  { maxLength: 3 },
);
const overrides = fc.array(
  fc.tuple(moment, fc.integer({ min: 1, max: 20 * DAY })).map(([start, length]) => ({
    from: new Date(start).toISOString(),
    until: new Date(start + length).toISOString(),
    memberId: 'z',
  })),
  { maxLength: 3 },
);
const rotas = fc.record({ timeZone: zone, layers, overrides });

test('O1, O4: somebody of the layer that began last, or nobody before all of them', () => {
  fc.assert(
    fc.property(rotas, moment, (rota, now) => {
      const plain = { ...rota, overrides: [] };
      const person = who(plain, new Date(now));
      const covering = rota.layers.findLast(({ from }) => Date.parse(from) <= now);
      if (covering) expect(covering.memberIds).toContain(person);
      else expect(person).toBeNull();
    }),
  );
});

test('O2: overrides win wherever they are, and nowhere else', () => {
  fc.assert(
    fc.property(rotas, moment, (rota, now) => {
      const within = rota.overrides.some(
        ({ from, until }) => Date.parse(from) <= now && now < Date.parse(until),
      );
      const person = who(rota, new Date(now));
      expect(person).toBe(within ? 'z' : who({ ...rota, overrides: [] }, new Date(now)));
    }),
  );
});

test('O1, O3, O4: shifts follow each other without a hole, agree with who, and begin by the wall clock', () => {
  fc.assert(
    fc.property(rotas, moment, fc.integer({ min: 1, max: 40 * DAY }), (rota, start, length) => {
      const [from, until] = [new Date(start), new Date(start + length)];
      const shifts = shiftsOf(rota, from, until);
      expect(shifts[0]!.from).toEqual(from);
      expect(shifts.at(-1)!.until).toEqual(until);
      for (const [n, shift] of shifts.entries()) {
        if (n > 0) expect(shift.from).toEqual(shifts[n - 1]!.until);
        expect(shift.until.getTime()).toBeGreaterThan(shift.from.getTime());
        for (const share of [0, 0.3, 0.7]) {
          const inside = shift.from.getTime() + share * (shift.until.getTime() - shift.from.getTime());
          expect(who(rota, new Date(Math.floor(inside)))).toBe(shift.memberId);
        }
        expect(who(rota, new Date(shift.until.getTime() - 1))).toBe(shift.memberId);
      }
    }),
    { numRuns: 60 },
  );
});

test('O5: in as many days as there are people, each has one day of their own', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 6 }), (now, people) => {
      const memberIds = Array.from({ length: people }, (_, n) => String(n));
      const rota = berlin({ layers: [layer({ memberIds, from: '2025-12-01T09:00:00+01:00' })] });
      const days = memberIds.map((_, n) => {
        const noon = new Date(Math.floor(now / DAY) * DAY + n * DAY + 12 * 60 * MINUTE);
        return who(rota, noon);
      });
      expect(new Set(days).size).toBe(people);
    }),
  );
});

test.each([
  ['/timeZone', berlin({ timeZone: 'Mars/Base' })],
  ['/layers/0/handoverDay', berlin({ layers: [layer({ handoverDay: 2 })] })],
  [
    '/overrides/0/until',
    berlin({ overrides: [{ from: '2026-03-02T00:00:00Z', until: '2026-03-01T00:00:00Z', memberId: 'a' }] }),
  ],
])('what is wrong is found at %s', (where, rota) => expect(checkRota(rota)?.at).toBe(where));
