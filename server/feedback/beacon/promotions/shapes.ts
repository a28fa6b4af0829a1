import { type Static, Type } from 'typebox';
import { ScopeShape } from '../scope.ts';
import type { PromotionRow } from './store.ts';

const closed = { additionalProperties: false } as const;
const Moment = Type.String({ format: 'date-time' });

const PROMOTION = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  kind: Type.String({ minLength: 1, maxLength: 60, description: 'Promotions of one kind lift alike' }),
  startsAt: Moment,
  endsAt: Moment,
  scope: ScopeShape,
  plannedLift: Type.Optional(
    Type.Union([Type.Number({ minimum: 0.1, maximum: 1_000 }), Type.Null()], {
      description: 'How many times the usual is planned; null: not known',
    }),
  ),
};

export const PromotionBody = Type.Object(PROMOTION, closed);
export type PromotionBody = Static<typeof PromotionBody>;

export const PromotionPatch = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(PROMOTION.name),
    kind: Type.Optional(PROMOTION.kind),
    startsAt: Type.Optional(Moment),
    endsAt: Type.Optional(Moment),
    scope: Type.Optional(ScopeShape),
    plannedLift: PROMOTION.plannedLift,
  },
  closed,
);
export type PromotionEdit = Static<typeof PromotionPatch>;

export const PromotionView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  scope: ScopeShape,
  plannedLift: Type.Union([Type.Number(), Type.Null()]),
  learnedLift: Type.Union([Type.Number(), Type.Null()], {
    description: 'What promotions of this kind have lifted all voices so far; null: none is over yet',
  }),
  version: Type.Integer(),
});

export function viewPromotion(
  { workspaceId: _, startsAt, endsAt, scope, ...row }: PromotionRow,
  learnedLift: number | null,
): Static<typeof PromotionView> {
  return {
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    scope: structuredClone(scope) as Record<string, string[]>,
    learnedLift,
  };
}
