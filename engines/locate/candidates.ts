/** Scopes weighed against what naming them costs. */
import type { Cuboid, Place } from './cuboids.ts';
import type { Evidence, Gains } from './evidence.ts';
import type { LocateSettings } from './settings.ts';

export interface Candidate extends Place {
  /** Gain less the cost of naming the scope. */
  readonly score: number;
  /** Whether it gains enough to be called a cause; else it is only an alternative. */
  readonly convincing: boolean;
}

export interface Searching {
  readonly cuboids: readonly Cuboid[];
  readonly evidence: Evidence;
  readonly settings: LocateSettings;
}

/** Scores nearer than this share are equal: sums depend on the order of rows in their last digits. */
const EQUAL = 1e-9;

/** A place as a candidate; `gains` are its cuboid's, if they are at hand. */
export function weighed(
  place: Place,
  { cuboids, evidence, settings }: Searching,
  gains: Gains = evidence.gains(place.cuboid),
): Candidate {
  const cost = costOf(place.cuboid, cuboids);
  const gain = gains.gain[place.element]!;
  const change = Math.abs(gains.change[place.element]!);
  return {
    cuboid: place.cuboid,
    element: place.element,
    score: gain - cost,
    convincing: gain >= settings.strictness * cost && change >= settings.leastChange,
  };
}

export const isSame = (a: Place, b: Place): boolean => a.cuboid === b.cuboid && a.element === b.element;

/** Nats of naming one of the elements of one of the cuboids of its depth. */
export function costOf(cuboid: Cuboid, cuboids: readonly Cuboid[]): number {
  const depth = cuboid.attributes.length;
  const peers = cuboids.filter(({ attributes }) => attributes.length === depth).length;
  return depth + Math.log(peers) + Math.log(cuboid.size);
}

/** Best first; equals by fewer attributes, then by attributes and values in their order. */
export function byScore(a: Candidate, b: Candidate): number {
  if (Math.abs(a.score - b.score) > EQUAL * (Math.abs(a.score) + Math.abs(b.score))) return b.score - a.score;
  const shape = a.cuboid.attributes.length - b.cuboid.attributes.length;
  if (shape !== 0) return shape;
  const [left, right] = [a, b].map(({ cuboid, element }) => [
    ...cuboid.attributes,
    ...cuboid.codesOf(element),
  ]);
  const at = left!.findIndex((part, i) => part !== right![i]);
  return at < 0 ? 0 : left![at]! - right![at]!;
}
