import { type Static, Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Moment = Type.String({ format: 'date-time', maxLength: 40 });
const MemberId = Type.String({ minLength: 1, maxLength: 64 });
export const PersonView = Type.Object({ id: Type.String(), name: Type.String() });

const LayerShape = Type.Object(
  {
    memberIds: Type.Array(MemberId, {
      minItems: 1,
      maxItems: 50,
      description: 'In the order of their turns',
    }),
    rotate: Type.Union([Type.Literal('week'), Type.Literal('day')]),
    handoverDay: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 7, description: 'Of a weekly turn: 1 (Monday) to 7' }),
    ),
    from: Type.String({
      format: 'date-time',
      maxLength: 40,
      description: 'When it begins; its time by the clock of the rota is the time of every hand-over',
    }),
  },
  { additionalProperties: false },
);
const OverrideShape = Type.Object(
  { from: Moment, until: Moment, memberId: MemberId },
  { additionalProperties: false },
);

const ROTA = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  timeZone: Type.String({ maxLength: 64, description: 'IANA name' }),
  layers: Type.Array(LayerShape, { maxItems: 10, description: 'A later one takes over when it begins' }),
  overrides: Type.Array(OverrideShape, { maxItems: 200 }),
};
export const RotaBody = Type.Object(
  { ...ROTA, overrides: Type.Optional(ROTA.overrides) },
  { additionalProperties: false },
);
export const RotaEdit = Type.Object(
  { ...Type.Partial(Type.Object(ROTA)).properties, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export type RotaBody = Static<typeof RotaBody>;
export type RotaEdit = Static<typeof RotaEdit>;

export const ShiftView = Type.Object({
  from: Type.String(),
  until: Type.String(),
  member: Type.Union([PersonView, Type.Null()], { description: 'Null is a gap' }),
});

export const RotaView = Type.Object({
  id: Id,
  ...ROTA,
  version: Type.Integer(),
  now: Type.Union([PersonView, Type.Null()]),
  /** The coming 28 days without a hole; gaps once more by themselves. */
  shifts: Type.Array(ShiftView),
  gaps: Type.Array(Type.Object({ from: Type.String(), until: Type.String() })),
});
export type RotaView = Static<typeof RotaView>;

export const OnCallView = Type.Object({
  rota: Type.Object({ id: Id, name: Type.String() }),
  member: Type.Union([PersonView, Type.Null()]),
  until: Type.String({ description: 'When that changes next, within 28 days' }),
  next: Type.Union([PersonView, Type.Null()]),
});
export type OnCallView = Static<typeof OnCallView>;
