import { type Static, Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { RuleRow } from './choose-owner.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Member = Type.String({ minLength: 1, maxLength: 64 });
const Values = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 });
/** At most a year of working minutes. */
const Minutes = Type.Integer({ minimum: 0, maximum: 120_000 });

const MatchesSchema = Type.Object(
  {
    attributes: Type.Optional(
      Type.Record(Type.String({ pattern: '^.{1,64}$' }), Values, { maxProperties: 16 }),
    ),
    channels: Type.Optional(Values),
    words: Type.Optional(Values),
  },
  { additionalProperties: false, description: 'All parts given must fit; within one, any value does' },
);

const RULE = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  matches: MatchesSchema,
  ownerId: Member,
  acknowledgeMinutes: Type.Integer({ minimum: 1, maximum: 120_000, description: 'Working minutes' }),
  ladder: Type.Array(
    Type.Object({ memberId: Member, afterMinutes: Minutes }, { additionalProperties: false }),
    { maxItems: 10, description: 'Who is called next, each after so many more working minutes' },
  ),
  calendarId: Type.Union([Id, Type.Null()]),
  enabled: Type.Boolean(),
};
export const RuleBody = Type.Object(RULE, { additionalProperties: false });
export const RuleEdit = Type.Object(
  { ...RULE, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export const RuleView = Type.Object({ id: Id, position: Type.Integer(), ...RULE, version: Type.Integer() });
export const RuleList = Type.Object({ items: Type.Array(RuleView) });

export function viewRule({ workspaceId: _, ...row }: RuleRow): Static<typeof RuleView> {
  return { ...row, matches: structuredClone(row.matches) as Static<typeof MatchesSchema> };
}
