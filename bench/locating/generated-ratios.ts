/**
 * Incidents of a ratio (stalled of all viewers, complaints of all orders) with known causes, minute by minute:
 * sparse leaves, wide and correlated attributes, drifting rates, a day's rhythm, noise beyond the binomial.
 */
import { seeded } from '../clustering/generated.ts';
import type { Element } from './case.ts';
import { type Chance, chanceOf } from './chance.ts';

export interface RatioRow {
  /** Unix seconds. */
  readonly min: number;
  readonly value: number;
  readonly cnt: number;
  readonly attributes: readonly string[];
}

export interface GeneratedRatios {
  readonly id: string;
  readonly timestamp: number;
  readonly attributes: readonly string[];
  readonly rows: readonly RatioRow[];
  readonly truth: readonly Element[];
}

interface Attribute {
  readonly name: string;
  readonly size: number;
  /** The attribute that decides most of this one's values. */
  readonly under?: string;
}

const ATTRIBUTES: readonly Attribute[] = [
  { name: 'region', size: 20 },
  { name: 'store', size: 300, under: 'region' },
  { name: 'carrier', size: 4 },
  { name: 'node', size: 40, under: 'carrier' },
  { name: 'version', size: 12 },
  { name: 'platform', size: 3 },
  { name: 'quality', size: 6 },
];
const MINUTES = 60;
const MOST_OF_WIDER = 0.7;
const START = 1_600_000_000 - (1_600_000_000 % 60);

interface World {
  readonly chance: Chance;
  readonly attributes: readonly Attribute[];
  readonly combos: readonly (readonly number[])[];
  /** Mean traffic of each combination a minute. */
  readonly traffic: readonly number[];
  /** Log-odds of each combination in quiet times. */
  readonly odds: readonly number[];
  /** Slow wandering and quick noise of the log-odds of each value of each attribute, by minute. */
  readonly wander: readonly (readonly (readonly number[])[])[];
}

/** One incident; the same seed gives the same one. */
export function generatedRatios(seed: number): GeneratedRatios {
  const chance = chanceOf(seeded(seed * 104_729 + 17));
  const world = worldOf(chance);
  const causes = chooseCauses(world);
  const phase = chance.uniform(0, 2 * Math.PI);
  const rows: RatioRow[] = [];
  for (let minute = 0; minute <= MINUTES; minute++) {
    const rhythm = 1 + 0.5 * Math.sin(phase + (2 * Math.PI * minute) / 1440);
    world.combos.forEach((combo, i) => {
      const cnt = chance.poisson(world.traffic[i]! * rhythm);
      if (cnt === 0) return;
      let odds = world.odds[i]!;
      combo.forEach((value, a) => {
        odds += world.wander[a]![value]![minute]!;
      });
      if (minute === MINUTES)
        for (const { scope, shift } of causes)
          if (scope.every(([a, value]) => combo[a] === value)) odds += shift * chance.uniform(0.6, 1.4);
      const value = chance.binomial(cnt, 1 / (1 + Math.exp(-odds)));
      rows.push({ min: START + 60 * minute, value, cnt, attributes: nameValues(world, combo) });
    });
  }
  return {
    id: `ratio-${seed}`,
    timestamp: START + 60 * MINUTES,
    attributes: world.attributes.map(({ name }) => name),
    rows,
    truth: causes.map(({ scope }) =>
      Object.fromEntries(
        scope.map(([a, value]) => [world.attributes[a]!.name, `${world.attributes[a]!.name}${value}`]),
      ),
    ),
  };
}

const nameValues = (world: World, combo: readonly number[]) =>
  combo.map((value, a) => `${world.attributes[a]!.name}${value}`);

function worldOf(chance: Chance): World {
  const wanted = chance.whole(4, ATTRIBUTES.length);
  const attributes = [...ATTRIBUTES].sort(() => chance.uniform() - 0.5).slice(0, wanted);
  const weights = attributes.map(({ size }) =>
    Array.from({ length: size }, (_, r) => 1 / (r + 1) ** chance.uniform(0.5, 1.2)),
  );
  const count = chance.whole(400, 2500);
  const seen = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    const combo = drawCombo(attributes, weights, chance);
    seen.set(combo.join(), combo);
  }
  const combos = [...seen.values()];
  const busy = chance.uniform(2, 12);
  const base = Math.log(chance.uniform(0.01, 0.12));
  const effects = attributes.map(({ size }) => Array.from({ length: size }, () => 0.35 * chance.normal()));
  const [slow, quick] = [chance.uniform(0, 0.02), chance.uniform(0, 0.12)];
  return {
    chance,
    attributes,
    combos,
    traffic: combos.map(() => busy * Math.exp(1.2 * chance.normal() - 0.7)),
    odds: combos.map(
      (combo) => base + 0.3 * chance.normal() + combo.reduce((sum, value, a) => sum + effects[a]![value]!, 0),
    ),
    wander: attributes.map(({ size }) =>
      Array.from({ length: size }, () => {
        let level = 0;
        return Array.from({ length: MINUTES + 1 }, () => {
          level += slow * chance.normal();
          return level + quick * chance.normal();
        });
      }),
    ),
  };
}

/** A value under another attribute's follows it nine times in ten. */
function drawCombo(attributes: readonly Attribute[], weights: readonly number[][], chance: Chance): number[] {
  const combo = weights.map((weight) => drawWeighted(weight, chance));
  attributes.forEach(({ under, size }, a) => {
    const above = attributes.findIndex(({ name }) => name === under);
    if (above < 0 || chance.uniform() < 0.1) return;
    const groups = attributes[above]!.size;
    const own = Math.floor(size / groups);
    combo[a] = combo[above]! * own + (combo[a]! % own);
  });
  return combo;
}

function drawWeighted(weight: readonly number[], chance: Chance): number {
  let left = chance.uniform() * weight.reduce((sum, w) => sum + w, 0);
  const at = weight.findIndex((w) => {
    left -= w;
    return left < 0;
  });
  return at < 0 ? weight.length - 1 : at;
}

interface Planted {
  readonly scope: readonly (readonly [attribute: number, value: number])[];
  readonly shift: number;
}

/** One cause, seldom two, each of one to three attributes and of some weight in the traffic. */
function chooseCauses({ chance, combos, traffic, attributes, odds }: World): Planted[] {
  const wanted = chance.uniform() < 0.8 ? 1 : 2;
  const all = traffic.reduce((sum, t) => sum + t, 0);
  const down = chance.uniform() < 0.2;
  /** Whether a scope is nearly all of a wider one, which would be as good an answer. */
  const isMostOf = (mass: number, wider: readonly number[], combo: readonly number[]) =>
    wider.length > 0 &&
    mass >
      MOST_OF_WIDER *
        combos.reduce(
          (sum, other, i) => sum + (wider.every((a) => other[a] === combo[a]) ? traffic[i]! : 0),
          0,
        );
  const planted: Planted[] = [];
  for (let tries = 0; tries < 300 && planted.length < wanted; tries++) {
    const depth = chance.pick([1, 1, 2, 2, 3]);
    const own = attributes
      .map((_, a) => a)
      .sort(() => chance.uniform() - 0.5)
      .slice(0, depth);
    const combo = chance.pick(combos);
    const inside = combos.flatMap((other, i) => (own.every((a) => other[a] === combo[a]) ? [i] : []));
    const mass = inside.reduce((sum, i) => sum + traffic[i]!, 0);
    const expected = inside.reduce((sum, i) => sum + traffic[i]! / (1 + Math.exp(-odds[i]!)), 0);
    if (mass > 0.5 * all || inside.length < 3 || expected < (down ? 25 : 4)) continue;
    const scope = own.map((a) => [a, combo[a]!] as const);
    if (
      own.some((without) =>
        isMostOf(
          mass,
          own.filter((a) => a !== without),
          combo,
        ),
      )
    )
      continue;
    if (planted.some((other) => meets(other.scope, scope))) continue;
    planted.push({ scope, shift: down ? -chance.uniform(1, 3) : chance.uniform(0.8, 2.5) });
  }
  return planted;
}

/** Whether two scopes share combinations of no attribute that tells them apart, so that one may hide the other. */
function meets(a: Planted['scope'], b: Planted['scope']): boolean {
  return a.every(([attribute, value]) => b.every(([other, own]) => other !== attribute || own === value));
}
