import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { type Adjustment, adoptedBetween } from '../../seeing/adjustments/index.ts';
import { listPropositions } from '../../strategy/propositions/index.ts';
import {
  addDays,
  type CompanyDays,
  type Cycle,
  companyDays,
  cycleBefore,
  cycleIdsOf,
} from '../cycles/index.ts';
import { reachedOf } from './facts.ts';
import { type Summary, summarise } from './summary.ts';
import { type Leg, legsOf, type Reached, totalOf } from './turn.ts';

/** An adopted adjustment with the way that led to it. */
export interface Turn {
  readonly adjustment: Adjustment;
  readonly reached: Reached;
  readonly legs: readonly Leg[];
  /** First voice to adjusted strategy. */
  readonly totalDays: number | null;
}

export interface Book {
  /** The company's calendar day. */
  readonly today: string;
  readonly cycle: Cycle;
  readonly previous: Cycle | null;
  /** The latest first. */
  readonly turns: readonly Turn[];
  readonly summary: Summary;
  /** Of the previous cycle; null where there was none. */
  readonly before: Summary | null;
  /** Median of this cycle minus that of the previous one, in days; negative is faster. */
  readonly differenceDays: number | null;
}

/**
 * The loop-time ledger of a cycle: what was adopted in it, and how long each turn took.
 * @param wish `falls`: whether falls that no bell verified are wanted; totals do not need them
 */
export async function openBook(
  queries: Queries,
  call: Call,
  { cycle, falls }: { cycle: Cycle; falls: boolean },
): Promise<Book> {
  const previous = await cycleBefore(queries, call, cycle);
  const days = await companyDays(queries, call);
  const turns = await turnsIn(queries, call, { cycle, days, falls });
  const summary = summarise(turns);
  const before = previous && summarise(await turnsIn(queries, call, { cycle: previous, days, falls }));
  const [now, then] = [summary.medianDays, before?.medianDays ?? null];
  return {
    today: days.today,
    cycle,
    previous,
    turns: turns.toReversed(),
    summary,
    before,
    differenceDays: now === null || then === null ? null : now - then,
  };
}

async function turnsIn(
  queries: Queries,
  call: Call,
  { cycle, days, falls }: { cycle: Cycle; days: CompanyDays; falls: boolean },
): Promise<Turn[]> {
  const adopted = await adoptedBetween(queries, call, {
    since: days.beginOf(cycle.startsOn),
    until: days.beginOf(addDays(cycle.endsOn, 1)),
  });
  const ours = await ofModule(queries, call, { adopted, moduleId: cycle.moduleId });
  const reached = await reachedOf(queries, call, { adjustments: ours, falls });
  return ours.map((adjustment, n) => ({
    adjustment,
    reached: reached[n]!,
    legs: legsOf(reached[n]!),
    totalDays: totalOf(reached[n]!),
  }));
}

/** The company's ledger holds every adjustment, a module's those of the propositions made in its cycles. */
async function ofModule(
  queries: Queries,
  call: Call,
  { adopted, moduleId }: { adopted: readonly Adjustment[]; moduleId: string | null },
): Promise<readonly Adjustment[]> {
  if (moduleId === null) return adopted;
  const ids = [...new Set(adopted.map((adjustment) => adjustment.propositionId))];
  const propositions = await listPropositions(queries, call, { state: 'all', ids, limit: ids.length });
  const own = await cycleIdsOf(queries, call, moduleId);
  const ours = new Set(propositions.filter(({ cycleId }) => own.has(cycleId)).map(({ id }) => id));
  return adopted.filter((adjustment) => ours.has(adjustment.propositionId));
}
