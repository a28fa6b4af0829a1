import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Proposition, Version } from './store.ts';
import { FIELDS, type Words } from './words.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
/** Text that PostgreSQL can keep, as long as a person would write. */
const Line = Type.String({ maxLength: 120, pattern: '^[^\\u0000]*$' });
const Passage = Type.String({ maxLength: 2000, pattern: '^[^\\u0000]*$' });
const Reason = Type.String({ maxLength: 2000, pattern: '^[^\\u0000]*\\S[^\\u0000]*$' });
const Member = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\u0000]*$' });

/** As pages write them: what is left out is empty; what may not be is refused with a sentence of its own. */
export const WordsAsked = Type.Partial(
  Type.Object(
    {
      title: Line,
      who: Passage,
      pain: Passage,
      solution: Passage,
      benefit: Passage,
      growth: Passage,
      experience: Passage,
      assumption: Passage,
    },
    strict,
  ),
  strict,
);

export const WordsView = Type.Object(
  {
    title: Type.String(),
    who: Type.String(),
    pain: Type.String(),
    solution: Type.String(),
    benefit: Type.String(),
    growth: Type.String(),
    experience: Type.String(),
    assumption: Type.String(),
  },
  strict,
);

export const ByIdParams = Type.Object({ id: Id }, strict);
export const PropositionsQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('live'), Type.Literal('retired'), Type.Literal('all')])),
    ownerId: Type.Optional(Member),
    cycleId: Type.Optional(Id),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
);
export const CreateProposition = Type.Object(
  { words: WordsAsked, ownerId: Type.Optional(Member), cycleId: Type.Optional(Id) },
  strict,
);
export const HandOver = Type.Object(
  { version: Type.Integer(), ownerId: Member, reason: Type.Optional(Passage) },
  strict,
);
export const Retire = Type.Object({ version: Type.Integer(), reason: Reason }, strict);

export const PropositionView = Type.Object(
  {
    id: Id,
    number: Type.Integer({ description: 'What people say: proposition 3.' }),
    cycleId: Id,
    ownerId: Type.String(),
    versionNumber: Type.Integer({ description: 'The version of the words in force.' }),
    words: WordsView,
    wordsSince: Type.String(),
    authorName: Type.String(),
    liveSince: Type.String(),
    retiredAt: orNull(Type.String()),
    version: Type.Integer({ description: 'Counts edits; send it back with a change.' }),
  },
  strict,
);
export const PropositionsView = Type.Object(
  { propositions: Type.Array(PropositionView), next: orNull(Id) },
  strict,
);
export const VersionView = Type.Object(
  {
    versionNumber: Type.Integer(),
    words: WordsView,
    since: Type.String(),
    authorName: Type.String(),
    adjustmentId: orNull(Id),
  },
  strict,
);
export const VersionsView = Type.Object({ versions: Type.Array(VersionView) }, strict);

export const viewWords = (version: Version): Words =>
  Object.fromEntries(FIELDS.map((field) => [field, version[field]])) as Words;

export function viewProposition(proposition: Proposition): Static<typeof PropositionView> {
  const { workspaceId: _, words, liveSince, retiredAt, ...rest } = proposition;
  return {
    ...rest,
    words: viewWords(words),
    wordsSince: words.since.toISOString(),
    authorName: words.authorName,
    liveSince: liveSince.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

export function viewVersion(version: Version): Static<typeof VersionView> {
  const { versionNumber, since, authorName, adjustmentId } = version;
  return { versionNumber, words: viewWords(version), since: since.toISOString(), authorName, adjustmentId };
}
