import type { Static } from 'typebox';
import { leastVoices } from '../../feedback/pains/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Database } from '../../platform/database/database.ts';
import { done, type Outcome } from '../../platform/errors/refusal.ts';
import {
  DEFINITION,
  describeBlindSpots,
  describeSupport,
  survey,
  viewBlindSpot,
  viewDeadClause,
} from '../coverage/index.ts';
import { readCurrentCycle, viewCycle } from '../cycles/index.ts';
import { openBook } from '../ledger/index.ts';
import { readCounts } from './counts.ts';
import type { OverviewView } from './shapes.ts';

/** Rows that the home page has room for. */
const TOP = 5;

/** The home page's figures, the same for every member of a workspace. */
export async function readOverview(
  database: Database,
  call: Call,
): Promise<Outcome<Static<typeof OverviewView>>> {
  const { queries } = database;
  const cycle = await readCurrentCycle(database, call, null);
  if (!cycle.ok) return cycle;
  const counts = await readCounts(queries, call);
  const from = await survey(queries, call);
  const blind = await describeBlindSpots(queries, call, { from, limit: TOP });
  const { supported, dead } = describeSupport(from, call.now);
  const book = await openBook(queries, call, { cycle: cycle.value, falls: false });
  const least = await leastVoices(queries, call.workspaceId);
  const propositions = from.propositions.length;
  const pains = from.pains.filter((pain) => pain.voices >= least).length;
  const { voices, voicesToday, bellsOpen, bellsOverdue, adjustmentsUndecided: undecided } = counts;
  const { alarmsOpen, alarmsWaiting, controlsActive } = counts;
  return done({
    cycle: viewCycle(cycle.value, book.today),
    strategy: { propositions, supported, undecided },
    feedback: { voicesToday, pains, bellsOpen, bellsOverdue, alarmsOpen, alarmsWaiting, controlsActive },
    loopTime: {
      turns: book.summary.turns,
      medianDays: round(book.summary.medianDays),
      p90Days: round(book.summary.p90Days),
      previousMedianDays: round(book.before?.medianDays ?? null),
      differenceDays: round(book.differenceDays),
    },
    definition: DEFINITION,
    blindSpots: { total: blind.total, top: blind.spots.map(viewBlindSpot) },
    deadClauses: { total: dead.length, top: dead.slice(0, TOP).map(viewDeadClause) },
    counts: {
      voices,
      pains,
      bells: bellsOpen,
      propositions,
      matches: counts.matchesWaiting,
      adjustments: undecided,
      blindSpots: blind.total,
      deadClauses: dead.length,
    },
  });
}

const round = (days: number | null) => days && Number(days.toFixed(2));
