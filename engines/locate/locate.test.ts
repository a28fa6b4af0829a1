import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountLeaves, describeCause, locate, type RatioLeaves, type ValueLeaves } from './index.ts';

const REGIONS = ['east', 'north', 'south', 'west'];
const VERSIONS = ['1.0', '1.1', '2.0', '2.1', '3.0'];
const CHANNELS = ['chat', 'phone', 'store'];

type Row = readonly [region: string, version: string, channel: string];

const ROWS: Row[] = REGIONS.flatMap((region) =>
  VERSIONS.flatMap((version) => CHANNELS.map((channel): Row => [region, version, channel])),
);

/** Leaves with 10 expected each and `factor` times as many in the scopes that `inside` names. */
function counts(inside: (row: Row) => boolean, factor = 4): CountLeaves {
  return {
    kind: 'count',
    attributes: ['region', 'version', 'channel'],
    values: ROWS,
    // Small waves, so that no two leaves tie.
    actual: ROWS.map((row, i) => Math.round((10 + (((i * 37) % 11) % 3) - 1) * (inside(row) ? factor : 1))),
    expected: ROWS.map(() => 10),
  };
}

const scopesOf = (leaves: Parameters<typeof locate>[0], settings = {}) =>
  locate(leaves, settings).causes.map(({ scope }) => scope);

describe('locate on counts', () => {
  it('names one value, and how many times the usual it is', () => {
    const { causes, explained, outside } = locate(counts(([region]) => region === 'east'));
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ scope: { region: ['east'] }, direction: 'up' });
    expect(causes[0]!.lift).toBeCloseTo(4, 1);
    expect(explained).toBeGreaterThan(0.95);
    expect(outside).toBe(false);
  });

  it('prefers the combination that holds the change to its parents and its parts', () => {
    const found = scopesOf(counts(([region, version]) => region === 'north' && version === '2.1', 6));
    expect(found).toEqual([{ region: ['north'], version: ['2.1'] }]);
  });

  it('joins siblings to "A or B"', () => {
    const found = scopesOf(counts(([, version]) => version === '1.0' || version === '2.1'));
    expect(found).toEqual([{ version: ['1.0', '2.1'] }]);
  });

  it('names several causes, and none twice', () => {
    const found = scopesOf(
      counts(
        ([region, version, channel]) => region === 'west' || (version === '3.0' && channel === 'chat'),
        5,
      ),
    );
    expect(found).toContainEqual({ region: ['west'] });
    expect(found).toContainEqual({ channel: ['chat'], version: ['3.0'] });
    expect(found).toHaveLength(2);
  });

  it('finds what fell', () => {
    const [cause] = locate(counts(([, , channel]) => channel === 'phone', 0)).causes;
    expect(cause).toMatchObject({ scope: { channel: ['phone'] }, direction: 'down', lift: 0 });
  });

  it('names a new value, of which nothing was expected', () => {
    const leaves = counts(() => false);
    const added: CountLeaves = {
      ...leaves,
      values: [...leaves.values, ['east', '4.0', 'chat'], ['west', '4.0', 'chat']],
      actual: [...leaves.actual, 25, 30],
      expected: [...leaves.expected, 0, 0],
    };
    const [cause] = locate(added).causes;
    expect(cause!.scope).toEqual({ version: ['4.0'] });
    expect(Number.isFinite(cause!.lift)).toBe(true);
  });

  it('names no absent value unless it is told to', () => {
    const leaves = counts(([region]) => region === 'east');
    const values = leaves.values.map(([region, ...rest]) => [region === 'east' ? null : region!, ...rest]);
    expect(scopesOf({ ...leaves, values }).flatMap((scope) => scope.region ?? [])).toEqual([]);
    expect(scopesOf({ ...leaves, values }, { absentAsCause: true })).toEqual([{ region: [''] }]);
  });

  it('says that nothing listed explains a change of everything', () => {
    const located = locate(counts(() => true, 3));
    expect(located.causes).toEqual([]);
    expect(located.outside).toBe(true);
  });

  it('holds its tongue where nothing happened, or nothing is', () => {
    expect(locate(counts(() => false)).causes).toEqual([]);
    const nothing = { kind: 'count', attributes: ['region'], values: [], actual: [], expected: [] } as const;
    expect(locate(nothing)).toMatchObject({ causes: [], alternatives: [], leaves: 0 });
  });

  it('is not led astray by a column in which every row differs', () => {
    const leaves = counts(([region]) => region === 'east');
    const orders = leaves.values.map((row, i) => [...row, `order ${i}`]);
    expect(scopesOf({ ...leaves, attributes: [...leaves.attributes, 'order'], values: orders })).toEqual([
      { region: ['east'] },
    ]);
  });

  it('takes the plainer of two scopes that hold the same leaves', () => {
    const leaves = counts(([region]) => region === 'east');
    const twins = leaves.values.map((row) => [...row, `the ${row[0]}`]);
    const located = locate({ ...leaves, attributes: [...leaves.attributes, 'twin'], values: twins });
    expect(located.causes.map(({ scope }) => scope)).toEqual([{ region: ['east'] }]);
    expect(located.alternatives[0]).toMatchObject({ scope: { twin: ['the east'] }, overlap: 1 });
  });

  it('describes a cause as parts', () => {
    const [cause] = locate(counts(([region]) => region === 'east')).causes;
    expect(describeCause(cause!)).toEqual({
      scope: [{ attribute: 'region', values: ['east'] }],
      share: cause!.share,
      lift: cause!.lift,
      direction: 'up',
    });
  });
});

describe('laws', () => {
  const planted = fc.record({
    region: fc.constantFrom(...REGIONS),
    version: fc.constantFrom(...VERSIONS),
    factor: fc.integer({ min: 3, max: 9 }),
    deep: fc.boolean(),
  });
  const leavesFor = ({
    region,
    version,
    factor,
    deep,
  }: typeof planted extends fc.Arbitrary<infer T> ? T : never) =>
    counts((row) => row[0] === region && (!deep || row[1] === version), factor);

  it('the order of rows and of attributes changes nothing', () => {
    fc.assert(
      fc.property(
        planted,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.nat(58),
        (plan, columns, cut) => {
          const leaves = leavesFor(plan);
          const rows = [...ROWS.keys()].reverse();
          const order = [...rows.slice(cut), ...rows.slice(0, cut)];
          const other = locate({
            kind: 'count',
            attributes: columns.map((a) => leaves.attributes[a]!),
            values: order.map((i) => columns.map((a) => leaves.values[i]![a]!)),
            actual: order.map((i) => leaves.actual[i]!),
            expected: order.map((i) => leaves.expected[i]!),
          });
          const one = locate(leaves);
          expect(other.causes.map(({ scope }) => scope)).toEqual(one.causes.map(({ scope }) => scope));
          expect(other.explained).toBeCloseTo(one.explained, 9);
        },
      ),
    );
  });

  it('an unrelated attribute twice changes nothing in the scope', () => {
    fc.assert(
      fc.property(planted, (plan) => {
        const leaves = leavesFor(plan);
        const attributes = [...leaves.attributes, 'channel again'];
        const values = leaves.values.map((row) => [...row, row[2]!]);
        expect(scopesOf({ ...leaves, attributes, values })).toEqual(scopesOf(leaves));
      }),
    );
  });

  it('the unit of a value changes nothing', () => {
    fc.assert(
      fc.property(planted, fc.constantFrom(0.001, 0.1, 12, 1000), (plan, unit) => {
        const leaves: ValueLeaves = { ...leavesFor(plan), kind: 'value' };
        const scaled = {
          ...leaves,
          actual: Array.from(leaves.actual, (v) => v * unit),
          expected: Array.from(leaves.expected, (v) => v * unit),
        };
        const [one, other] = [locate(leaves), locate(scaled)];
        expect(other.causes.map(({ scope }) => scope)).toEqual(one.causes.map(({ scope }) => scope));
        expect(other.explained).toBeCloseTo(one.explained, 9);
      }),
    );
  });

  it('a change of everything is outside, for every kind', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.5, max: 5, noNaN: true }), (factor) => {
        const leaves = counts(() => true, factor);
        const ratio: RatioLeaves = {
          kind: 'ratio',
          attributes: leaves.attributes,
          values: leaves.values,
          numerator: leaves.actual,
          denominator: leaves.actual.map(() => 200),
          expected: leaves.actual.map(() => 0.05),
        };
        const exact = { ...leaves, kind: 'value' as const, actual: leaves.expected.map((e) => e * factor) };
        for (const one of [leaves, ratio, exact])
          expect(locate(one)).toMatchObject({ causes: [], outside: true });
      }),
    );
  });

  it('shares lie between 0 and 1, and no more causes are named than asked for', () => {
    const count = fc.integer({ min: 0, max: 80 });
    const columns = fc.array(fc.tuple(count, count), { minLength: ROWS.length, maxLength: ROWS.length });
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 4 }), (pairs, most) => {
        const actual = pairs.map(([o]) => o);
        const located = locate(
          { ...counts(() => false), actual, expected: pairs.map(([, e]) => e) },
          { causes: most },
        );
        expect(located.causes.length).toBeLessThanOrEqual(most);
        for (const { share } of located.causes) expect(share).toBeGreaterThanOrEqual(0);
        for (const { share } of located.causes) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        expect(located.explained).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('locate on ratios and on values', () => {
  it('finds a ratio that rose in the thin part of the traffic', () => {
    const share = (row: Row) => (row[1] === '2.0' && row[0] === 'west' ? 0.3 : 0.05);
    const found = scopesOf({
      kind: 'ratio',
      attributes: ['region', 'version', 'channel'],
      values: ROWS,
      numerator: ROWS.map((row) => Math.round(40 * share(row))),
      denominator: ROWS.map(() => 40),
      expected: ROWS.map(() => 0.05),
    });
    expect(found).toEqual([{ region: ['west'], version: ['2.0'] }]);
  });

  it('tells causes of one value apart by their own deviation (ripple effect)', () => {
    const change = ([region, version]: Row) => (region === 'east' ? 0.4 : version === '3.0' ? 0.8 : 1);
    const wave = (i: number) => 1 + 0.01 * ((i % 5) - 2);
    const found = scopesOf({
      kind: 'value',
      attributes: ['region', 'version', 'channel'],
      values: ROWS,
      actual: ROWS.map((row, i) => 100 * change(row) * wave(i)),
      expected: ROWS.map(() => 100),
    });
    expect(found).toContainEqual({ region: ['east'] });
    expect(found).toContainEqual({ version: ['3.0'] });
  });

  it('takes wild forecasts here and there as what they are', () => {
    const values = Array.from({ length: 900 }, (_, i) => [
      `a${i % 9}`,
      `b${Math.floor(i / 9) % 10}`,
      `c${i % 7}`,
    ]);
    const error = (i: number) => (i % 17 === 0 ? [0.4, 2.5][i % 2]! : 1 + 0.01 * (((i * 37) % 11) - 5));
    const fallen = (row: string[]) => row[0] === 'a4' && row[1] === 'b3';
    const leaves: ValueLeaves = {
      kind: 'value',
      attributes: ['a', 'b', 'c'],
      values,
      actual: values.map((row, i) => 50 * error(i) * (fallen(row) ? 0.2 : 1)),
      expected: values.map(() => 50),
    };
    expect(scopesOf(leaves)).toEqual([{ a: ['a4'], b: ['b3'] }]);
  });

  it('does not hear one wild leaf as a cause', () => {
    const leaves = counts(() => false);
    const actual = leaves.expected.map((e, i) => (i === 17 ? e * 20 : e * (1 + 0.02 * ((i % 5) - 2))));
    expect(scopesOf({ ...leaves, kind: 'value', actual })).toEqual([]);
  });
});
