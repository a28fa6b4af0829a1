import { Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';

const SORTS = ['volume', 'trend', 'mood', 'newest', 'recent'] as const;
export type Sort = (typeof SORTS)[number];

const KINDS = ['complaint', 'question', 'wish', 'praise', 'noise'] as const;

const ATTRIBUTE = 'attribute.';

/** What a list of pains can be asked for. */
export const RankingQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 200, description: 'In the title or the words' })),
    sort: Type.Optional(Type.String({ enum: [...SORTS], default: 'volume' })),
    nature: Type.Optional(Type.String({ enum: ['pain', 'delight'], default: 'pain' })),
    kind: Type.Optional(Type.String({ enum: [...KINDS], description: 'Counts only points of this kind' })),
    channel: Type.Optional(Type.String({ maxLength: 200, description: 'Counts only this channel' })),
    language: Type.Optional(Type.String({ maxLength: 35, description: 'Counts only this language' })),
    muted: Type.Optional(Type.Boolean({ description: 'Only muted ones; unmuted ones where absent' })),
    archived: Type.Optional(Type.Boolean({ description: 'Only archived ones; living ones where absent' })),
    theme: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 2_147_483_647,
        description: 'Only pains that are mostly about this theme',
      }),
    ),
    least: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1_000_000,
        description:
          'Only pains with so many voices in the window. Where absent: 3 in a workspace of 500 voices and more, else 0; 0 with `text`, `ids`, `muted` or `archived`',
      }),
    ),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 28 })),
    ids: Type.Optional(
      Type.Array(Type.String({ pattern: UUID_PATTERN }), { maxItems: 200, description: 'Only these' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  {
    additionalProperties: false,
    patternProperties: { '^attribute\\..{1,64}$': { type: 'string', maxLength: 1_000 } },
    description: '`attribute.KEY=VALUE` counts only voices with that attribute',
  },
);

/** Which points are counted; empty: all of them. */
export interface Counted {
  readonly kind?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The conditions on points in a query; null where there are none and the daily counts will do. */
export function countedBy(query: Record<string, unknown>): Counted | null {
  const attributes = Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith(ATTRIBUTE))
      .map(([name, value]) => [name.slice(ATTRIBUTE.length), String(value)]),
  );
  const { kind, channel, language } = query as { kind?: string; channel?: string; language?: string };
  if (!kind && !channel && !language && Object.keys(attributes).length === 0) return null;
  return { ...(kind && { kind }), ...(channel && { channel }), ...(language && { language }), attributes };
}
