import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { WINDOW_DAYS } from '../pains/figures.ts';
import { FLOOR_PER_WEEK, YOUNG_DAYS } from './coverage.ts';
import type { BlindSpot, DeadClause } from './survey.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
const PropositionRef = Type.Object({ id: Id, number: Type.Integer(), title: Type.String() }, strict);

/** Numbers behind the words "large", "dead" and "young", sent along so that pages can show them. */
export const DEFINITION = {
  windowDays: WINDOW_DAYS,
  floorVoicesPerWeek: FLOOR_PER_WEEK,
  youngDays: YOUNG_DAYS,
  counts: 'voices by UTC day; near-duplicates by one author within an hour count once',
} as const;
export const DefinitionView = Type.Object(
  {
    windowDays: Type.Integer(),
    floorVoicesPerWeek: Type.Number(),
    youngDays: Type.Integer(),
    counts: Type.String(),
  },
  strict,
);

export const LimitQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
  strict,
);

export const BlindSpotView = Type.Object(
  {
    painId: Id,
    title: Type.String(),
    voices: Type.Integer({ description: 'Voices in the window.' }),
    mood: orNull(Type.Number({ description: 'Mean mood of those voices, -1 … 1.' })),
    channels: Type.Array(Type.String(), { description: 'At most two, the loudest first.' }),
    course: Type.Array(Type.Integer(), { description: 'Voices a day over the window, oldest first.' }),
    waiting: orNull(Type.Object({ matchId: Id, score: Type.Number(), proposition: PropositionRef }, strict)),
  },
  strict,
);
export const BlindSpotsView = Type.Object(
  { definition: DefinitionView, total: Type.Integer(), blindSpots: Type.Array(BlindSpotView) },
  strict,
);

export const DeadClauseView = Type.Object(
  {
    proposition: PropositionRef,
    ownerId: Type.String(),
    liveSince: Type.String(),
    pains: Type.Integer({ description: 'Pains that it addresses by accepted matches.' }),
    voicesPerWeek: Type.Number({ description: 'Voices of those pains in the window, divided by 4.' }),
  },
  strict,
);
export const DeadClausesView = Type.Object(
  {
    definition: DefinitionView,
    supported: Type.Integer({ description: 'Live propositions that the voices support.' }),
    live: Type.Integer({ description: 'Live propositions.' }),
    deadClauses: Type.Array(DeadClauseView),
  },
  strict,
);

const refOf = ({ id, number, words }: DeadClause['proposition']) => ({ id, number, title: words.title });
const round = (value: number, digits: number) => Number(value.toFixed(digits));

export function viewBlindSpot({ pain, course, channels, waiting }: BlindSpot): Static<typeof BlindSpotView> {
  return {
    painId: pain.painId,
    title: pain.title,
    voices: pain.voices,
    mood: pain.mood === null ? null : round(pain.mood, 2),
    channels: [...channels],
    course: [...course],
    waiting: waiting && {
      matchId: waiting.matchId,
      score: round(waiting.score, 3),
      proposition: refOf(waiting.proposition),
    },
  };
}

export function viewDeadClause({
  proposition,
  pains,
  voicesPerWeek,
}: DeadClause): Static<typeof DeadClauseView> {
  return {
    proposition: refOf(proposition),
    ownerId: proposition.ownerId,
    liveSince: proposition.liveSince.toISOString(),
    pains,
    voicesPerWeek: round(voicesPerWeek, 2),
  };
}
