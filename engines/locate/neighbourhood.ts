/** Whether a candidate's own scope is the right one, or one around it, or some within it. */
import { byScore, type Candidate, type Searching, weighed } from './candidates.ts';
import type { Cuboid } from './cuboids.ts';
import { isIn } from './sums.ts';

/** Nats by which siblings together must beat the scope that holds them. */
const SIBLINGS_MARGIN = 3;

/** The widest scope around a candidate that changed as the candidate did (leave-out test). */
export function broadened(narrow: Candidate, searching: Searching): Candidate {
  const leaf = narrow.cuboid.example[narrow.element]!;
  const wider = searching.cuboids
    .filter(({ attributes }) => isChild(narrow.cuboid.attributes, attributes))
    .map((cuboid) => ({ cuboid, element: cuboid.of[leaf]! }))
    .filter((place) => searching.evidence.carriesOn?.([narrow], place))
    .map((place) => weighed(place, searching))
    .sort(byScore)[0];
  return wider ? broadened(wider, searching) : narrow;
}

/** The candidate, or those siblings within it that hold its change while the rest of it holds none. */
export function partsOf(whole: Candidate, searching: Searching): Candidate[] {
  const { evidence, cuboids } = searching;
  if (!evidence.spares) return [whole];
  const best = cuboids
    .filter(({ attributes }) => isChild(attributes, whole.cuboid.attributes))
    .map((cuboid) => siblingsIn(whole, cuboid, searching))
    .filter((siblings) => siblings.length > 0 && evidence.spares?.(siblings, whole))
    .map((siblings) => ({ siblings, score: siblings.reduce((sum, { score }) => sum + score, 0) }))
    .sort((a, b) => b.score - a.score)[0];
  return best && best.score > whole.score + SIBLINGS_MARGIN ? best.siblings : [whole];
}

function siblingsIn(whole: Candidate, cuboid: Cuboid, searching: Searching): Candidate[] {
  const gains = searching.evidence.gains(cuboid);
  const direction = Math.sign(searching.evidence.gains(whole.cuboid).change[whole.element]!);
  return Array.from({ length: cuboid.size }, (_, element) => ({ cuboid, element }))
    .filter(({ element }) => isIn(whole, cuboid.example[element]!) && gains.change[element]! * direction > 0)
    .map((place) => weighed(place, searching, gains))
    .filter(({ convincing }) => convincing)
    .sort(byScore);
}

/** Whether `fine` is `coarse` and one attribute more. */
const isChild = (fine: readonly number[], coarse: readonly number[]) =>
  fine.length === coarse.length + 1 && coarse.every((a) => fine.includes(a));
