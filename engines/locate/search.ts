/** Greedy search: the scope that gains most over its cost, its leaves claimed, then the next. */
import { byScore, type Candidate, costOf, isSame, type Searching } from './candidates.ts';
import { broadened, partsOf } from './neighbourhood.ts';

export interface Found {
  readonly causes: readonly Candidate[];
  /** Leaves that each cause claimed. */
  readonly leaves: readonly Int32Array[];
  /** Candidates of the first round, best first; the first cause may be among them. */
  readonly runnersUp: readonly Candidate[];
}

const RUNNERS_UP = 16;
/** Finds up to `settings.causes` scopes; the leaves of a found scope no longer speak for others. */
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
    for (const part of partsOf(cause, searching).slice(0, searching.settings.causes - causes.length)) {
      causes.push(part);
      leaves.push(searching.evidence.claim(part));
    }
  }
  return { causes, leaves, runnersUp };
}

function bestOf({ cuboids, evidence, settings }: Searching): Candidate[] {
  let best: Candidate[] = [];
  let entry = Number.NEGATIVE_INFINITY;
  for (const cuboid of cuboids) {
    const cost = costOf(cuboid, cuboids);
    const { gain, change } = evidence.gains(cuboid);
    const least = settings.strictness * cost;
    for (let element = 0; element < cuboid.size; element++) {
      const own = gain[element]!;
      if (own <= 0 || Math.abs(change[element]!) < settings.leastChange) continue;
      if (own - cost < entry) continue;
      const candidate = { cuboid, element, score: own - cost, convincing: own >= least };
      best = [...best, candidate].sort(byScore).slice(0, RUNNERS_UP);
      // A little below the last, so that equals are still weighed by their scopes.
      if (best.length === RUNNERS_UP) entry = best.at(-1)!.score - Math.abs(best.at(-1)!.score) * 1e-6;
    }
  }
  return best;
}
