import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bcubedF1 } from './bcubed.ts';
import { contingency } from './contingency.ts';
import { adjustedMutualInformation, normalisedMutualInformation } from './information.ts';
import { matchedAccuracy } from './matching.ts';
import { adjustedRand } from './rand.ts';

/** Values computed once with scikit-learn 1.2.1 and scipy's linear_sum_assignment. */
const KNOWN = [
  {
    groups: [0, 0, 1, 1, 2, 2],
    labels: [0, 0, 1, 1, 1, 2],
    nmi: 0.739667376801,
    ami: 0.50236070272,
    ari: 0.444444444444,
    acc: 0.833333333333,
  },
  {
    groups: [0, 1, 2, 3, 4, 5, 6, 0],
    labels: [0, 0, 1, 1, 1, 2, 2, 2],
    nmi: 0.608301337378,
    ami: -0.079937488856,
    ari: -0.066666666667,
    acc: 0.375,
  },
  {
    groups: [
      8, 3, 6, 9, 1, 6, 3, 2, 4, 1, 5, 7, 2, 8, 9, 0, 5, 0, 1, 4, 7, 4, 2, 6, 7, 1, 4, 8, 9, 0, 2, 4, 0, 2, 3,
      3, 2, 4, 5, 4,
    ],
    labels: [
      4, 2, 2, 4, 0, 3, 1, 0, 1, 0, 2, 3, 1, 3, 4, 0, 4, 1, 0, 1, 3, 2, 1, 3, 1, 0, 1, 4, 4, 3, 1, 1, 0, 0, 1,
      1, 1, 1, 2, 2,
    ],
    nmi: 0.52266794497,
    ami: 0.331282770983,
    ari: 0.200920129723,
    acc: 0.4,
  },
];

const labelling = fc.array(fc.nat(6), { minLength: 2, maxLength: 40 });

describe('scores of a grouping', () => {
  it.each(KNOWN)('equal the reference on $groups.length rows', ({ groups, labels, nmi, ami, ari, acc }) => {
    const table = contingency(groups, labels);
    expect(normalisedMutualInformation(table)).toBeCloseTo(nmi, 9);
    expect(adjustedMutualInformation(table)).toBeCloseTo(ami, 9);
    expect(adjustedRand(table)).toBeCloseTo(ari, 9);
    expect(matchedAccuracy(table)).toBeCloseTo(acc, 9);
  });

  it('B-cubed F1 as worked by hand', () => {
    // Groups {a a b} {b b}, labels a a b b b: precision (2·2/3 + 1/3 + 2) / 5, recall (2 + 1/3 + 2·2/3) / 5.
    const table = contingency([0, 0, 0, 1, 1], ['a', 'a', 'b', 'b', 'b']);
    const precision = (4 / 3 + 1 / 3 + 2) / 5;
    const recall = (2 + 1 / 3 + 4 / 3) / 5;
    expect(bcubedF1(table)).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
  });

  it('all are 1 for the same grouping under other names', () => {
    fc.assert(
      fc.property(labelling, (labels) => {
        const table = contingency(
          labels.map((label) => `g${6 - label}`),
          labels,
        );
        for (const measure of [
          normalisedMutualInformation,
          adjustedMutualInformation,
          adjustedRand,
          bcubedF1,
          matchedAccuracy,
        ]) {
          expect(measure(table)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('matches as well as trying every matching', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { minLength: 1, maxLength: 20 }), (rows) => {
        const table = contingency(
          rows.map(([group]) => group),
          rows.map(([, label]) => label),
        );
        const best = (group: number, used: ReadonlySet<number>): number => {
          if (group === table.groups.length) return 0;
          const skipped = best(group + 1, used);
          const taken = table.cells
            .filter((cell) => cell.group === group && !used.has(cell.label))
            .map((cell) => cell.count + best(group + 1, new Set(used).add(cell.label)));
          return Math.max(skipped, ...taken);
        };
        expect(matchedAccuracy(table)).toBeCloseTo(best(0, new Set()) / rows.length, 12);
      }),
    );
  });
});
