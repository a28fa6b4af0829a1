/** Greedy search: the scope that gains most over its cost, its leaves claimed, then the next. */
import type { Cuboid } from './cuboids.ts';
import type { Evidence } from './evidence.ts';
import type { LocateSettings } from './settings.ts';

export interface Candidate {
  readonly cuboid: Cuboid;
  readonly element: number;
  /** Gain less the cost of naming the scope. */
  readonly score: number;
  /** Whether it gains enough to be called a cause; else it is only an alternative. */
  readonly convincing: boolean;
}

export interface Found {
  readonly causes: readonly Candidate[];
  /** Runners-up of the first round, best first. */
  readonly runnersUp: readonly Candidate[];
  /** Leaves of each cause. */
  readonly leaves: readonly Int32Array[];
}

const RUNNERS_UP = 16;

/** Finds up to `settings.causes` scopes; leaves of a found scope are claimed in `evidence`. */
export function search(cuboids: readonly Cuboid[], evidence: Evidence, settings: LocateSettings): Found {
  const causes: Candidate[] = [];
  const leaves: Int32Array[] = [];
  let runnersUp: readonly Candidate[] = [];
  while (causes.length < settings.causes) {
    const best = bestOf(cuboids, evidence, settings);
    const first = best.find(({ convincing }) => convincing);
    if (causes.length === 0) runnersUp = best.filter((candidate) => candidate !== first);
    if (!first) break;
    causes.push(first);
    leaves.push(claim(first, evidence));
  }
  return { causes, runnersUp, leaves };
}

/** Cost in nats of naming one of the elements of one of the cuboids of its depth. */
function costOf(cuboid: Cuboid, cuboids: readonly Cuboid[]): number {
  const depth = cuboid.attributes.length;
  const peers = cuboids.filter(({ attributes }) => attributes.length === depth).length;
  return depth + Math.log(peers) + Math.log(cuboid.size);
}

function bestOf(cuboids: readonly Cuboid[], evidence: Evidence, settings: LocateSettings): Candidate[] {
  let best: Candidate[] = [];
  for (const cuboid of cuboids) {
    const cost = costOf(cuboid, cuboids);
    const { gain, change } = evidence.gains(cuboid);
    for (let element = 0; element < cuboid.size; element++) {
      if (gain[element]! < cost || Math.abs(change[element]!) < settings.leastChange) continue;
      const score = gain[element]! - cost;
      if (best.length === RUNNERS_UP && score < best.at(-1)!.score) continue;
      const convincing = gain[element]! >= settings.strictness * cost;
      best.push({ cuboid, element, score, convincing });
      best.sort((a, b) => b.score - a.score);
      best = best.slice(0, RUNNERS_UP);
    }
  }
  return best;
}

function claim({ cuboid, element }: Candidate, { claimed }: Evidence): Int32Array {
  const leaves: number[] = [];
  for (let leaf = 0; leaf < claimed.length; leaf++) {
    if (cuboid.of[leaf] !== element || claimed[leaf]) continue;
    claimed[leaf] = 1;
    leaves.push(leaf);
  }
  return Int32Array.from(leaves);
}
