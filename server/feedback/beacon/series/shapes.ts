import { type Static, Type } from 'typebox';
import type { Subject } from '../alarms/found.ts';
import type { SeriesRow } from './series-store.ts';
import { WATCHES } from './subject.ts';

/** Points that one call may push. */
export const MOST_POINTS = 1_000;

const closed = { additionalProperties: false } as const;
const Moment = Type.String({ format: 'date-time' });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

/** By code, or by id. */
export const SeriesParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 200 }) });

const Title = Type.String({ minLength: 1, maxLength: 120 });
const Unit = Type.Union([Type.String({ maxLength: 20 }), Type.Null()]);
const Direction = Type.Enum(WATCHES);
const Missing = Type.Union([Type.Integer({ minimum: 1, maximum: 10_080 }), Type.Null()], {
  description: 'Minutes without a point after which it is missing; null: never',
});
const Sensitivity = Type.Number({
  minimum: 0.5,
  maximum: 2,
  description: '1 as it is; 2 rings sooner and more often by mistake, 0.5 later and less often',
});

export const SeriesBody = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9._-]{0,63}$' }),
    title: Title,
    kind: Type.Enum(['count', 'ratio', 'metric'] as const),
    unit: Type.Optional(Unit),
    direction: Direction,
    missingAfterMinutes: Type.Optional(Missing),
  },
  closed,
);
export type SeriesBody = Static<typeof SeriesBody>;

export const SeriesEdit = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    title: Type.Optional(Title),
    unit: Type.Optional(Unit),
    direction: Type.Optional(Direction),
    missingAfterMinutes: Type.Optional(Missing),
    watched: Type.Optional(Type.Boolean()),
    sensitivity: Type.Optional(Sensitivity),
  },
  closed,
);
export type SeriesEdit = Static<typeof SeriesEdit>;

export const PointsBody = Type.Object(
  {
    points: Type.Array(
      Type.Object(
        {
          at: Moment,
          value: Type.Optional(Type.Number({ description: 'Of a metric, or the count of the minute' })),
          numerator: Type.Optional(Type.Number({ minimum: 0 })),
          denominator: Type.Optional(Type.Number({ minimum: 0 })),
        },
        closed,
      ),
      { minItems: 1, maxItems: MOST_POINTS },
    ),
  },
  closed,
);
export type PointsBody = Static<typeof PointsBody>;

export const SubjectView = Type.Object({
  type: Type.Enum(['workspace', 'attribute', 'pain', 'metric'] as const),
  attribute: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  painId: Type.Optional(Type.String()),
});

export const SeriesView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  title: Type.String(),
  kind: Type.Enum(['count', 'ratio', 'metric'] as const),
  subject: SubjectView,
  unit: Nullable,
  direction: Direction,
  missingAfterMinutes: Type.Union([Type.Integer(), Type.Null()]),
  watched: Type.Boolean(),
  sensitivity: Type.Number(),
  bornAt: Type.String(),
  lastAt: Nullable,
  rate: Type.Union([Type.Number(), Type.Null()], {
    description:
      'A minute, over the last one; the last point of a metric or ratio; null where nobody watches here',
  }),
  expected: NullableNumber,
  learning: Type.Boolean({ description: 'Too young, or still learning from its past: it rings nothing yet' }),
  missing: Type.Boolean({ description: 'Points fail to come' }),
  version: Type.Integer(),
});
export type SeriesView = Static<typeof SeriesView>;

export const BinsView = Type.Object({
  step: Type.Enum(['10s', '1m', '1h', '1d'] as const),
  bins: Type.Array(
    Type.Object({
      at: Type.String(),
      actual: Type.Union([Type.Number(), Type.Null()], { description: 'null: nothing was measured' }),
      denominator: Type.Optional(NullableNumber),
      expected: NullableNumber,
      low: NullableNumber,
      high: NullableNumber,
      score: Type.Union([Type.Number(), Type.Null()], {
        description: 'Evidence that the rate has doubled (or halved), in nats, as it gathers',
      }),
    }),
  ),
  promotions: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), startsAt: Type.String(), endsAt: Type.String() }),
  ),
  alarms: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.Integer(),
      discoveredAt: Type.String(),
      clearedAt: Nullable,
    }),
  ),
});
export type BinsView = Static<typeof BinsView>;

/** What is known of a series now, beside its row. */
export interface SeriesNow {
  readonly title: string;
  readonly rate: number | null;
  readonly expected: number | null;
  readonly learning: boolean;
  readonly lastAt: Date | null;
  readonly missing: boolean;
}

export function viewSeries(row: SeriesRow, now: SeriesNow): SeriesView {
  const { id, code, kind, unit, direction, missingAfterMinutes, watched, sensitivity, version } = row;
  return {
    ...{ id, code, kind, unit, direction, missingAfterMinutes, watched, sensitivity, version },
    title: now.title,
    subject: viewSubject(row.subject),
    bornAt: row.bornAt.toISOString(),
    lastAt: now.lastAt?.toISOString() ?? null,
    rate: now.rate,
    expected: now.expected,
    learning: now.learning,
    missing: now.missing,
  };
}

const viewSubject = (subject: Subject): Static<typeof SubjectView> => ({ ...subject });
