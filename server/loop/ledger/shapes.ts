import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Known } from '../adjusting/index.ts';
import { CycleView, viewCycle } from '../cycles/index.ts';
import type { Book, Turn } from './book.ts';
import { SMALLEST_PEAK } from './fall.ts';
import type { Spread, Summary } from './summary.ts';
import { MILESTONES } from './turn.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
const Days = orNull(Type.Number({ description: 'Days.' }));
const MilestoneName = Type.Union([
  Type.Literal('voice'),
  Type.Literal('bell'),
  Type.Literal('change'),
  Type.Literal('fall'),
  Type.Literal('adjusted'),
]);

export const LedgerQuery = Type.Object({ cycle: Type.Optional(Id), moduleId: Type.Optional(Id) }, strict);

const SPREAD = { count: Type.Integer(), medianDays: Days, p90Days: Days };
const SummaryView = Type.Object(
  {
    turns: Type.Integer({ description: 'Adjustments adopted in the cycle.' }),
    ...SPREAD,
    legs: Type.Array(Type.Object({ from: MilestoneName, to: MilestoneName, ...SPREAD }, strict)),
  },
  strict,
);
const TurnView = Type.Object(
  {
    adjustmentId: Id,
    number: Type.Integer(),
    propositionId: Id,
    propositionNumber: Type.Integer(),
    propositionTitle: Type.String(),
    newVersion: orNull(Type.Integer()),
    evidence: Type.Object({ voices: Type.Integer(), pains: Type.Integer(), bells: Type.Integer() }, strict),
    reached: Type.Object(
      {
        voice: orNull(Type.String()),
        bell: orNull(Type.String()),
        change: orNull(Type.String()),
        fall: orNull(Type.String()),
        adjusted: orNull(Type.String()),
      },
      strict,
    ),
    legs: Type.Array(
      Type.Object(
        {
          from: MilestoneName,
          to: MilestoneName,
          state: Type.Union([Type.Literal('measured'), Type.Literal('missing'), Type.Literal('outOfOrder')]),
          days: Days,
        },
        strict,
      ),
    ),
    totalDays: Days,
  },
  strict,
);
export const LedgerView = Type.Object(
  {
    definition: Type.Object({ total: Type.String(), fall: Type.String(), quantiles: Type.String() }, strict),
    cycle: CycleView,
    previous: orNull(CycleView),
    turns: Type.Array(TurnView),
    summary: SummaryView,
    before: orNull(SummaryView),
    differenceDays: Days,
  },
  strict,
);

/** What the figures mean, for engineers; pages say it in their own language. */
const DEFINITION = {
  total: 'from the earliest voice of the evidence to the adoption of the adjustment',
  fall: `verification of the bell; else the end of the first 7 whole days after the change with at most half the voices of the worst 7 days before it (at least ${SMALLEST_PEAK})`,
  quantiles: 'linear interpolation over the turns whose first voice is known',
};

const round = (days: number | null) => days && Number(days.toFixed(2));
const viewSpread = ({ count, medianDays, p90Days }: Spread) => ({
  count,
  medianDays: round(medianDays),
  p90Days: round(p90Days),
});
const viewSummary = (summary: Summary) => ({
  turns: summary.turns,
  ...viewSpread(summary),
  legs: summary.legs.map((leg) => ({ from: leg.from, to: leg.to, ...viewSpread(leg) })),
});

function viewTurn(turn: Turn, known: Known): Static<typeof TurnView> {
  const { adjustment, reached } = turn;
  const iso = MILESTONES.map((name) => [name, reached[name]?.toISOString() ?? null]);
  return {
    adjustmentId: adjustment.id,
    number: adjustment.number,
    propositionId: adjustment.propositionId,
    propositionNumber: known.proposition.number,
    propositionTitle: known.proposition.title,
    newVersion: adjustment.newVersion,
    evidence: known.evidence,
    reached: Object.fromEntries(iso) as Static<typeof TurnView>['reached'],
    legs: turn.legs.map((leg) => ({ ...leg, days: round(leg.days) })),
    totalDays: round(turn.totalDays),
  };
}

/** @param known what other rooms know of the adjustments, in the order of the book's turns */
export function viewBook(book: Book, known: readonly Known[]): Static<typeof LedgerView> {
  return {
    definition: DEFINITION,
    cycle: viewCycle(book.cycle, book.today),
    previous: book.previous && viewCycle(book.previous, book.today),
    turns: book.turns.map((turn, n) => viewTurn(turn, known[n]!)),
    summary: viewSummary(book.summary),
    before: book.before && viewSummary(book.before),
    differenceDays: round(book.differenceDays),
  };
}
