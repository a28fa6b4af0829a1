import { type Static, Type } from 'typebox';
import type { Ranked } from './rank.ts';
import type { Surroundings } from './surroundings.ts';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

const SharesView = Type.Array(Type.Object({ value: Type.String(), voices: Type.Integer() }));

/** A pain as lists show it. */
export const PainRowView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** `person`: somebody named it, and no engine overwrites that. */
  titledBy: Type.String({ enum: ['words', 'person'] }),
  nature: Type.String({ enum: ['pain', 'delight'] }),
  words: Type.Array(Type.Object({ word: Type.String(), weight: Type.Number() })),
  firstVoiceAt: Type.String(),
  lastVoiceAt: Type.String(),
  mutedAt: nullable(Type.String()),
  archivedAt: nullable(Type.String()),
  version: Type.Integer(),
  voices: Type.Integer(),
  people: Type.Integer(),
  repeats: Type.Integer(),
  mood: nullable(Type.Number()),
  trend: Type.Object({
    last: Type.Integer(),
    before: Type.Integer(),
    change: nullable(Type.Number()),
  }),
  daily: Type.Array(Type.Integer()),
  channels: SharesView,
  languages: SharesView,
  kinds: SharesView,
  propositionIds: Type.Array(Type.String()),
  bell: nullable(Type.Object({ id: Type.String(), number: Type.Integer(), state: Type.String() })),
});
export type PainRowView = Static<typeof PainRowView>;

const time = (at: Date | string): string => new Date(at).toISOString();
const maybeTime = (at: Date | string | null): string | null => (at === null ? null : time(at));

export function viewRow(ranked: Ranked, around: Surroundings): PainRowView {
  const { id, title, nature, words, version, voices, mood, last, before } = ranked;
  return {
    id,
    title,
    titledBy: ranked.titled_by,
    nature,
    words,
    firstVoiceAt: time(ranked.first_voice_at),
    lastVoiceAt: time(ranked.last_voice_at),
    mutedAt: maybeTime(ranked.muted_at),
    archivedAt: maybeTime(ranked.archived_at),
    version,
    voices,
    mood,
    trend: { last, before, change: before === 0 ? null : last / before - 1 },
    ...around,
  };
}
