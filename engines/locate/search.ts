/** Greedy search: the scope that gains most over its cost, its leaves claimed, then the next. */
import type { Cuboid, Place } from './cuboids.ts';
import type { Evidence } from './evidence.ts';
import type { LocateSettings } from './settings.ts';
import { isIn } from './sums.ts';

export interface Candidate extends Place {
  /** Gain less the cost of naming the scope. */
  readonly score: number;
  /** Whether it gains enough to be called a cause; else it is only an alternative. */
  readonly convincing: boolean;
}

export interface Found {
  readonly causes: readonly Candidate[];
  /** Leaves that each cause claimed. */
  readonly leaves: readonly Int32Array[];
  /** Candidates of the first round, best first; the first cause may be among them. */
  readonly runnersUp: readonly Candidate[];
}

interface Searching {
  readonly cuboids: readonly Cuboid[];
  readonly evidence: Evidence;
  readonly settings: LocateSettings;
}

const RUNNERS_UP = 16;
/** Scores nearer than this share are equal: sums depend on the order of rows in their last digits. */
const EQUAL = 1e-9;

/** Finds up to `settings.causes` scopes; leaves of a found scope are claimed in `evidence`. */
export function search(searching: Searching): Found {
  const causes: Candidate[] = [];
  const leaves: Int32Array[] = [];
  let runnersUp: readonly Candidate[] = [];
  while (causes.length < searching.settings.causes) {
    const best = bestOf(searching);
    const first = best.find(({ convincing }) => convincing) ?? best[0];
    const cause = first && broadened(first, searching);
    if (causes.length === 0 && cause) runnersUp = [cause, ...best.filter((other) => !isSame(other, cause))];
    if (!cause || !first.convincing) break;
    causes.push(cause);
    leaves.push(claim(cause, searching.evidence));
  }
  return { causes, leaves, runnersUp };
}

export const isSame = (a: Place, b: Place): boolean => a.cuboid === b.cuboid && a.element === b.element;

/** The widest scope around a candidate that changed as the candidate did. */
function broadened(narrow: Candidate, searching: Searching): Candidate {
  const { cuboids, evidence } = searching;
  const leaf = narrow.cuboid.example[narrow.element]!;
  const wider = cuboids
    .filter(
      ({ attributes }) =>
        attributes.length === narrow.cuboid.attributes.length - 1 &&
        attributes.every((a) => narrow.cuboid.attributes.includes(a)),
    )
    .map((cuboid) => ({ cuboid, element: cuboid.of[leaf]! }))
    .filter((place) => evidence.carriesOn?.(narrow, place))
    .map((place) => weighed(place, searching))
    .sort(byScore)[0];
  return wider ? broadened(wider, searching) : narrow;
}

function weighed(place: Place, { cuboids, evidence, settings }: Searching): Candidate {
  const cost = costOf(place.cuboid, cuboids);
  const gain = evidence.gains(place.cuboid).gain[place.element]!;
  return { ...place, score: gain - cost, convincing: gain >= settings.strictness * cost };
}

/** Nats of naming one of the elements of one of the cuboids of its depth. */
function costOf(cuboid: Cuboid, cuboids: readonly Cuboid[]): number {
  const depth = cuboid.attributes.length;
  const peers = cuboids.filter(({ attributes }) => attributes.length === depth).length;
  return depth + Math.log(peers) + Math.log(cuboid.size);
}

function bestOf({ cuboids, evidence, settings }: Searching): Candidate[] {
  let best: Candidate[] = [];
  for (const cuboid of cuboids) {
    const cost = costOf(cuboid, cuboids);
    const { gain, change } = evidence.gains(cuboid);
    const least = settings.strictness * cost;
    for (let element = 0; element < cuboid.size; element++) {
      const own = gain[element]!;
      if (own < cost || Math.abs(change[element]!) < settings.leastChange) continue;
      const candidate = { cuboid, element, score: own - cost, convincing: own >= least };
      if (best.length === RUNNERS_UP && byScore(candidate, best.at(-1)!) > 0) continue;
      best = [...best, candidate].sort(byScore).slice(0, RUNNERS_UP);
    }
  }
  return best;
}

/** Best first; equals by fewer attributes, then by attributes and values in their order. */
function byScore(a: Candidate, b: Candidate): number {
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

function claim(cause: Candidate, { claimed }: Evidence): Int32Array {
  const leaves: number[] = [];
  for (let leaf = 0; leaf < claimed.length; leaf++) {
    if (!isIn(cause, leaf) || claimed[leaf]) continue;
    claimed[leaf] = 1;
    leaves.push(leaf);
  }
  return Int32Array.from(leaves);
}
