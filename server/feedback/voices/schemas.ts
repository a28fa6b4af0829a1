import { Type } from 'typebox';
import { LIMITS } from './record.ts';

const AttributesSchema = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
  description: `Flat: at most ${LIMITS.attributes} keys; strings are masked like the text`,
});

const optional = (maxLength: number, description?: string) =>
  Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()], description ? { description } : {}),
  );

/** A voice as it is sent. */
export const VoiceSchema = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: LIMITS.text }),
    occurredAt: Type.String({ format: 'date-time' }),
    source: Type.String({
      minLength: 1,
      maxLength: LIMITS.source,
      description: 'The system it comes from; with externalId its identity',
    }),
    externalId: Type.String({ minLength: 1, maxLength: LIMITS.externalId }),
    channel: optional(LIMITS.channel),
    language: optional(LIMITS.language, 'BCP 47; detected where absent'),
    author: Type.Optional(
      Type.Union([
        Type.Object(
          {
            key: optional(LIMITS.authorKey, 'Stored as a pseudonym only'),
            attributes: Type.Optional(AttributesSchema),
          },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
    attributes: Type.Optional(Type.Union([AttributesSchema, Type.Null()])),
    rating: Type.Optional(Type.Union([Type.Number({ minimum: 0 }), Type.Null()])),
    ratingMax: Type.Optional(
      Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1_000 }), Type.Null()], {
        description: 'The scale of `rating`, 5 where absent',
      }),
    ),
    conversation: optional(LIMITS.conversation),
  },
  { additionalProperties: false },
);

export const BatchSchema = Type.Object(
  { voices: Type.Array(VoiceSchema, { maxItems: LIMITS.batch }) },
  { additionalProperties: false },
);

/** What became of one voice: `id` where it is stored, `code`, `reason` and `at` where it is not. */
export const AnswerSchema = Type.Object(
  {
    status: Type.String({ enum: ['accepted', 'duplicate', 'rejected'] }),
    id: Type.Optional(Type.String()),
    code: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    at: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export const BatchAnswerSchema = Type.Object({
  accepted: Type.Integer(),
  duplicate: Type.Integer(),
  rejected: Type.Integer(),
  /** One answer a voice, in the order sent. */
  results: Type.Array(AnswerSchema),
});
