import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { differenceOf } from '../../seeing/adjustments/index.ts';
import { tidy, WordsAsked, WordsView } from '../../strategy/propositions/index.ts';
import type { Evidence } from './evidence.ts';
import type { Known } from './known.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
const Passage = Type.String({ maxLength: 2000, pattern: '^[^\\u0000]*$' });
const Reason = Type.String({ maxLength: 2000, pattern: '^[^\\u0000]*\\S[^\\u0000]*$' });
const Ids = Type.Array(Id, { maxItems: 100, uniqueItems: true });
const State = Type.Union([
  Type.Literal('proposed'),
  Type.Literal('adopted'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
]);

export const ByIdParams = Type.Object({ id: Id }, strict);
export const AdjustmentsQuery = Type.Object(
  {
    state: Type.Optional(State),
    propositionId: Type.Optional(Id),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
);
export const ProposeAdjustment = Type.Object(
  {
    propositionId: Id,
    baseVersion: Type.Integer({ description: 'The version of the words that was read.' }),
    words: WordsAsked,
    reason: Reason,
    evidence: Type.Optional(
      Type.Object(
        { voiceIds: Type.Optional(Ids), painIds: Type.Optional(Ids), bellIds: Type.Optional(Ids) },
        strict,
      ),
    ),
  },
  strict,
);
export const Decide = Type.Object({ version: Type.Integer(), reason: Type.Optional(Passage) }, strict);
export const Refuse = Type.Object({ version: Type.Integer(), reason: Reason }, strict);

const Piece = Type.Object(
  {
    kind: Type.Union([Type.Literal('same'), Type.Literal('added'), Type.Literal('removed')]),
    text: Type.String(),
  },
  strict,
);
export const AdjustmentView = Type.Object(
  {
    id: Id,
    number: Type.Integer({ description: 'What people say: adjustment 5.' }),
    propositionId: Id,
    propositionNumber: Type.Integer(),
    propositionTitle: Type.String(),
    state: State,
    stale: Type.Boolean({ description: 'Another version is in force by now; it can only be proposed anew.' }),
    baseVersion: Type.Integer(),
    newVersion: orNull(Type.Integer()),
    reason: Type.String(),
    proposerId: Type.String(),
    proposerName: Type.String(),
    proposedAt: Type.String(),
    deciderId: orNull(Type.String()),
    deciderName: orNull(Type.String()),
    decidedAt: orNull(Type.String()),
    decisionReason: orNull(Type.String()),
    evidence: Type.Object({ voices: Type.Integer(), pains: Type.Integer(), bells: Type.Integer() }, strict),
    version: Type.Integer(),
  },
  strict,
);
export const AdjustmentsView = Type.Object(
  { adjustments: Type.Array(AdjustmentView), next: orNull(Id) },
  strict,
);
export const OneAdjustmentView = Type.Object(
  {
    adjustment: AdjustmentView,
    base: WordsView,
    proposed: WordsView,
    difference: Type.Array(
      Type.Object(
        {
          field: Type.String(),
          before: Type.String(),
          after: Type.String(),
          pieces: Type.Array(Piece, { description: 'The two texts read as one.' }),
        },
        strict,
      ),
    ),
    evidence: Type.Array(
      Type.Object(
        {
          thing: Type.Union([Type.Literal('voice'), Type.Literal('pain'), Type.Literal('bell')]),
          id: Id,
          title: Type.String({ description: 'At most 300 characters of a voice.' }),
          number: orNull(Type.Integer()),
          at: Type.String(),
          voices: orNull(Type.Integer({ description: 'Voices of a pain in the last 28 days.' })),
          state: orNull(Type.String()),
        },
        strict,
      ),
    ),
  },
  strict,
);

export function viewAdjustment({ adjustment, proposition, evidence }: Known): Static<typeof AdjustmentView> {
  const { workspaceId: _, base: _base, proposed: _proposed, proposedAt, decidedAt, ...rest } = adjustment;
  return {
    ...rest,
    propositionNumber: proposition.number,
    propositionTitle: proposition.title,
    stale: adjustment.state === 'proposed' && adjustment.baseVersion !== proposition.versionNumber,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    evidence,
  };
}

export function viewOne(known: Known, evidence: readonly Evidence[]): Static<typeof OneAdjustmentView> {
  const { base, proposed } = known.adjustment;
  return {
    adjustment: viewAdjustment(known),
    base: tidy(base),
    proposed: tidy(proposed),
    difference: differenceOf(base, proposed).map(({ pieces, ...rest }) => ({ ...rest, pieces: [...pieces] })),
    evidence: [...evidence],
  };
}
