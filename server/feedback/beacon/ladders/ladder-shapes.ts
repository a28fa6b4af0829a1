import { type Static, Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { ScopeShape } from '../scope.ts';
import { MOST_REPEATS, OWN_CHANNELS } from './ladder.ts';
import type { LadderRow } from './ladders.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const closed = { additionalProperties: false };
const Severity = Type.Union([Type.Literal('critical'), Type.Literal('major'), Type.Literal('minor')]);
const SubjectType = Type.Union([
  Type.Literal('workspace'),
  Type.Literal('attribute'),
  Type.Literal('pain'),
  Type.Literal('metric'),
]);

const MatchesShape = Type.Object(
  {
    scope: Type.Optional(ScopeShape),
    severities: Type.Optional(Type.Array(Severity, { minItems: 1, maxItems: 3 })),
    subjects: Type.Optional(Type.Array(SubjectType, { minItems: 1, maxItems: 4 })),
  },
  { ...closed, description: 'All parts given must fit; an empty one fits every alarm' },
);

const TargetShape = Type.Union([
  Type.Object({ owner: Type.Literal(true) }, closed),
  Type.Object({ leaders: Type.Literal(true) }, closed),
  Type.Object({ member: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
  Type.Object({ rota: Id }, closed),
]);

const StepShape = Type.Object(
  {
    afterMinutes: Type.Number({
      minimum: 0,
      maximum: 1_440,
      description: 'After the step before; 0 is at once',
    }),
    to: Type.Array(TargetShape, { minItems: 1, maxItems: 20 }),
    channels: Type.Array(Type.Union([Type.Enum([...OWN_CHANNELS]), Id]), {
      minItems: 1,
      maxItems: 10,
      uniqueItems: true,
      description: 'page, web-push, mail, or ids of channels; all are used',
    }),
    onlyIf: Type.Optional(
      Type.Object(
        {
          severity: Type.Optional(Severity),
          minimumLift: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
          stillBurning: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
    ),
    hours: Type.Union([Type.Literal('always'), Id], {
      description: 'always, or the id of a calendar: outside its working time the step is left out',
    }),
  },
  closed,
);

const LADDER = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  matches: MatchesShape,
  steps: Type.Array(StepShape, { minItems: 1, maxItems: 20 }),
  repeat: Type.Integer({ minimum: 0, maximum: MOST_REPEATS }),
};
const Position = Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The first that fits counts' });

export const LadderBody = Type.Object({ ...LADDER, position: Type.Optional(Position) }, closed);
export const LadderEdit = Type.Object(
  {
    ...Type.Partial(Type.Object({ ...LADDER, position: Position })).properties,
    version: Type.Integer({ minimum: 1 }),
  },
  closed,
);
/** `id` is null for the ladder that counts where no other fits. */
export const LadderView = Type.Object({
  ...LADDER,
  id: Type.Union([Id, Type.Null()]),
  name: Type.String(),
  position: Type.Integer(),
  version: Type.Integer(),
});
export type LadderBody = Static<typeof LadderBody>;
export type LadderEdit = Static<typeof LadderEdit>;
export type LadderView = Static<typeof LadderView>;

export function viewLadder({ workspaceId: _, ...row }: LadderRow): LadderView {
  return structuredClone(row) as LadderView;
}
