/**
 * Incidents of an additive measure with known causes, after the design of the S, L and H sets of RiskLoc
 * (arXiv 2205.10004, section V): S many noisy leaves and several elements a cause, L single leaves, H six
 * attributes, one of them wide.
 */
import { seeded } from '../clustering/generated.ts';
import type { Element, LocateCase } from './case.ts';
import { type Chance, chanceOf } from './chance.ts';

interface Design {
  readonly sizes: readonly number[];
  /** Share of all combinations that occur. */
  readonly filled: number;
  readonly noise: number;
  readonly causes: number;
  readonly elements: number;
  readonly layers: readonly number[];
  readonly severity: readonly [number, number];
  /** Spread of the severity between the leaves of one cause, at most. */
  readonly spread: number;
}

const DESIGNS: Readonly<Record<'S' | 'L' | 'H', Design>> = {
  S: {
    sizes: [10, 12, 10, 8, 5],
    filled: 1,
    noise: 0.25,
    causes: 3,
    elements: 3,
    layers: [1, 2, 3],
    severity: [0.2, 1],
    spread: 0.1,
  },
  L: {
    sizes: [10, 24, 10, 15],
    filled: 1,
    noise: 0.1,
    causes: 5,
    elements: 1,
    layers: [4],
    severity: [0.5, 1],
    spread: 0,
  },
  H: {
    sizes: [10, 5, 250, 20, 8, 12],
    filled: 0.0025,
    noise: 0.2,
    causes: 3,
    elements: 1,
    layers: [1, 2, 3],
    severity: [0.2, 1],
    spread: 0.05,
  },
};
const LEAST_LEAVES = 4;

export type ValueDesign = keyof typeof DESIGNS;

export const isValueDesign = (name: string): name is ValueDesign => name in DESIGNS;

/** One incident; the same name and seed give the same one. */
export function generatedValues(name: ValueDesign, seed: number): LocateCase {
  const design = DESIGNS[name];
  const chance = chanceOf(seeded(seed * 7919 + name.charCodeAt(0)));
  const attributes = design.sizes.map((_, a) => `attr${a}`);
  const values = combinations(design, chance);
  const noise = chance.uniform(0, design.noise);
  const zero = chance.uniform(0, 0.25);
  const expected = values.map(() =>
    chance.uniform() < zero ? 0 : 100 * (-Math.log(1 - chance.uniform())) ** 2,
  );
  const actual = expected.map((value) => Math.max(0, value * (1 + noise * chance.normal())));
  const truth = injected({ design, values, attributes, expected, actual }, chance);
  const kept = values.flatMap((_, i) => (expected[i] || actual[i] ? [i] : []));
  return {
    id: `${name}-${seed}`,
    setting: `causes ${truth.length}`,
    truth,
    leaves: {
      kind: 'value',
      attributes,
      values: kept.map((i) => values[i]!),
      actual: kept.map((i) => actual[i]!),
      expected: kept.map((i) => expected[i]!),
    },
  };
}

function combinations({ sizes, filled }: Design, chance: Chance): string[][] {
  const all = sizes.reduce((product, size) => product * size, 1);
  if (filled === 1) return Array.from({ length: all }, (_, i) => combination(i, sizes));
  const chosen = new Set<number>();
  while (chosen.size < all * filled) chosen.add(chance.whole(0, all - 1));
  return [...chosen].map((i) => combination(i, sizes));
}

function combination(index: number, sizes: readonly number[]): string[] {
  let rest = index;
  return sizes.map((size, a) => {
    const value = rest % size;
    rest = Math.floor(rest / size);
    return `v${a}_${value}`;
  });
}

interface Canvas {
  readonly design: Design;
  readonly values: readonly string[][];
  readonly attributes: readonly string[];
  readonly expected: readonly number[];
  readonly actual: number[];
}

/** Lowers the actual values of the chosen scopes; no scope lies inside or across another one. */
function injected({ design, values, attributes, expected, actual }: Canvas, chance: Chance): Element[] {
  const truth: Element[] = [];
  const touched = new Set<number>();
  const wanted = chance.whole(1, design.causes);
  for (let cause = 0, tries = 0; cause < wanted && tries < 60; tries++) {
    const own = attributes
      .map((_, a) => a)
      .sort(() => chance.uniform() - 0.5)
      .slice(0, chance.pick(design.layers));
    const severity = chance.uniform(...design.severity);
    const spread = chance.uniform(0, design.spread);
    const elements = chance.whole(1, design.elements);
    let made = 0;
    for (let e = 0; e < elements; e++) {
      const example = values[chance.whole(0, values.length - 1)]!;
      const inside = values.flatMap((row, i) =>
        own.every((a) => row[a] === example[a]) && expected[i]! > 0 ? [i] : [],
      );
      const least = design.layers.includes(attributes.length) ? 1 : LEAST_LEAVES;
      if (inside.length < least || inside.some((i) => touched.has(i))) continue;
      for (const i of inside) {
        touched.add(i);
        actual[i] = actual[i]! * Math.max(0, Math.min(1, 1 - severity + spread * chance.normal()));
      }
      truth.push(Object.fromEntries(own.map((a) => [attributes[a]!, example[a]!])));
      made++;
    }
    if (made > 0) cause++;
  }
  return truth;
}
