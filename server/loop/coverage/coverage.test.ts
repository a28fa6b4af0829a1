import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Addressed, blindSpots, type Clause, type Heard, supportOf } from './coverage.ts';

const now = new Date('2026-11-02T02:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const id = fc.constantFrom('a', 'b', 'c', 'd');
const pains = fc.uniqueArray(fc.record({ painId: id, voices: fc.nat(60) }), { selector: (p) => p.painId });
const clauses: fc.Arbitrary<Clause[]> = fc.uniqueArray(
  fc.record({ id, liveSince: fc.integer({ min: 0, max: 60 }).map(ago) }),
  { selector: (clause) => clause.id },
);
const links: fc.Arbitrary<Addressed[]> = fc.array(fc.record({ propositionId: id, painId: id }));

describe('blind spots', () => {
  test('a large pain is either addressed by a live proposition or a blind spot, never both', () => {
    fc.assert(
      fc.property(pains, clauses, links, (heard, live, accepted) => {
        const blind = new Set(blindSpots(heard, live, accepted).map((pain) => pain.painId));
        for (const { painId, voices } of heard) {
          const addressed = accepted.some(
            (link) => link.painId === painId && live.some((clause) => clause.id === link.propositionId),
          );
          expect(blind.has(painId)).toBe(voices >= 12 && !addressed);
        }
      }),
    );
  });

  test('a retired proposition sees nothing: its pains are blind spots again', () => {
    const heard: Heard[] = [{ painId: 'a', voices: 40 }];
    expect(blindSpots(heard, [], [{ propositionId: 'x', painId: 'a' }])).toHaveLength(1);
  });
});

describe('dead clauses', () => {
  test('every live proposition has one verdict, and more voices never make it worse', () => {
    const rank = { dead: 0, young: 1, supported: 2 };
    fc.assert(
      fc.property(pains, clauses, links, (heard, live, accepted) => {
        const louder = heard.map((pain) => ({ ...pain, voices: pain.voices + 5 }));
        const before = supportOf(live, { pains: heard, accepted, now });
        const after = supportOf(live, { pains: louder, accepted, now });
        expect(before.map((each) => each.propositionId)).toEqual(live.map((clause) => clause.id));
        before.forEach((each, n) => {
          expect(rank[after[n]!.verdict]).toBeGreaterThanOrEqual(rank[each.verdict]);
        });
      }),
    );
  });

  test.each([
    [12, 40, 'supported', 3],
    [11, 40, 'dead', 2.75],
    [11, 27, 'young', 2.75],
    [11, 28, 'dead', 2.75],
    [0, 90, 'dead', 0],
  ])('%i voices in 28 days, live for %i days: %s', (voices, days, verdict, voicesPerWeek) => {
    const support = supportOf([{ id: 'x', liveSince: ago(days) }], {
      pains: [{ painId: 'a', voices }],
      // Two pains that were merged leave two matches with one pain, which counts once.
      accepted: [
        { propositionId: 'x', painId: 'a' },
        { propositionId: 'x', painId: 'a' },
      ],
      now,
    });
    expect(support).toEqual([{ propositionId: 'x', pains: 1, voicesPerWeek, verdict }]);
  });
});
