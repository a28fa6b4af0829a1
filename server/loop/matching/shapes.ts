import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Match } from './list.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
const State = Type.Union([Type.Literal('proposed'), Type.Literal('accepted'), Type.Literal('dismissed')]);

export const ByIdParams = Type.Object({ id: Id }, strict);
export const MatchesQuery = Type.Object(
  {
    state: Type.Optional(State),
    propositionId: Type.Optional(Id),
    painId: Type.Optional(Id),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
);
export const DrawMatch = Type.Object({ propositionId: Id, painId: Id }, strict);

export const MatchView = Type.Object(
  {
    id: Id,
    state: State,
    score: orNull(Type.Number({ description: 'Likeness 0 … 1; null where a person drew the match.' })),
    words: Type.Array(Type.String(), { description: 'Shared words, the weightiest first: the reason.' }),
    proposition: Type.Object({ id: Id, number: Type.Integer(), title: Type.String() }, strict),
    pain: Type.Object(
      {
        id: Id,
        title: Type.String(),
        voices: Type.Integer({ description: 'Voices in the last 28 days, repeats not counted.' }),
      },
      strict,
    ),
    proposedAt: Type.String(),
    decidedAt: orNull(Type.String()),
    decidedBy: orNull(Type.String()),
  },
  strict,
);
export const MatchesView = Type.Object({ matches: Type.Array(MatchView), next: orNull(Id) }, strict);

/** Raw rows may carry times as text or as dates, as the driver likes. */
const iso = (at: Date | string) => new Date(at).toISOString();

export function viewMatch(match: Match): Static<typeof MatchView> {
  return {
    ...match,
    score: match.score === null ? null : Math.round(match.score * 1000) / 1000,
    proposedAt: iso(match.proposedAt),
    decidedAt: match.decidedAt && iso(match.decidedAt),
  };
}
