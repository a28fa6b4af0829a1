import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Words = Type.String({ minLength: 1, maxLength: 500 });
const Value = Type.Union([
  Type.String({ maxLength: 500 }),
  Type.Number({ minimum: -1e15, maximum: 1e15 }),
  Type.Boolean(),
]);

/** What enforcement points are to do where a control matches. */
export const ControlActionShape = Type.Union([
  Type.Object({ type: Type.Literal('pause-offer'), offer: Type.Optional(Words) }, closed),
  Type.Object({ type: Type.Literal('hold-refund') }, closed),
  Type.Object(
    { type: Type.Literal('limit-rate'), perMinute: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
    closed,
  ),
  Type.Object({ type: Type.Literal('banner'), words: Words }, closed),
  Type.Object({ type: Type.Literal('service-script'), words: Words }, closed),
  Type.Object(
    {
      type: Type.Literal('custom'),
      name: Type.String({ pattern: '^[\\w.:-]{1,64}$' }),
      values: Type.Record(Type.String({ pattern: '^[\\w.:-]{1,64}$' }), Value, {
        maxProperties: 20,
        additionalProperties: false,
      }),
    },
    closed,
  ),
]);
export type ControlAction = Static<typeof ControlActionShape>;
export type ControlActionType = ControlAction['type'];

/** Strictest first: the order in which a point that finds several controls gets them. */
export const ACTION_TYPES = [
  'pause-offer',
  'hold-refund',
  'limit-rate',
  'custom',
  'service-script',
  'banner',
] as const satisfies readonly ControlActionType[];

/** These only say something; nobody is kept from anything. */
export const isHarmless = (type: ControlActionType): boolean =>
  type === 'banner' || type === 'service-script';
