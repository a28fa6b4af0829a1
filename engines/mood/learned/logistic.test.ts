import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelledRow, scoreOf, trainLogistic } from './logistic.ts';

const COLUMNS = 4;
const rows = fc.array(
  fc.record({
    values: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: COLUMNS, maxLength: COLUMNS }),
    label: fc.constantFrom(1 as const, -1 as const),
    weight: fc.double({ min: 0.2, max: 2, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);
const labelled = (raw: { values: number[]; label: 1 | -1; weight: number }[]): LabelledRow[] =>
  raw.map(({ values, label, weight }) => ({
    row: { ids: Uint32Array.from(values.keys()), values: Float64Array.from(values) },
    label,
    weight,
  }));

test('the weights are where the gradient of |w|²/2 + C Σ weight·ln(1 + exp(−label·w·x)) vanishes', () => {
  fc.assert(
    fc.property(rows, (raw) => {
      const data = labelled(raw);
      const weights = trainLogistic(data, { columns: COLUMNS, cost: 1, seed: 3 });
      for (let column = 0; column < COLUMNS; column++) {
        let gradient = weights[column]!;
        for (const { row, label, weight } of data) {
          gradient -= (weight * label * row.values[column]!) / (1 + Math.exp(label * scoreOf(weights, row)));
        }
        expect(Math.abs(gradient)).toBeLessThan(0.05);
      }
    }),
    { numRuns: 60 },
  );
});

test('the same rows and seed give the same weights', () => {
  fc.assert(
    fc.property(rows, (raw) => {
      const options = { columns: COLUMNS, cost: 10, seed: 7 };
      expect(trainLogistic(labelled(raw), options)).toEqual(trainLogistic(labelled(raw), options));
    }),
    { numRuns: 20 },
  );
});
