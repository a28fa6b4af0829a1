import { sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { searchVector } from './search-words.ts';

/** What the search index needs of a voice. */
export interface Searchable {
  readonly id: string;
  readonly occurredAt: Date;
  readonly text: string;
}

/** Writes the words of voices for full-text search; those that have theirs keep them. */
export async function storeVoiceWords(
  queries: Queries,
  workspaceId: string,
  voices: readonly Searchable[],
): Promise<void> {
  if (voices.length === 0) return;
  const ids = voices.map(({ id }) => id);
  const times = voices.map(({ occurredAt }) => occurredAt.toISOString());
  const words = voices.map(({ text }) => searchVector(text));
  await queries.execute(sql`
    insert into voice_words (workspace_id, voice_id, occurred_at, words)
    select ${workspaceId}::uuid, t.id, t.at, t.words::tsvector
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(times)}::timestamptz[], ${sql.param(words)}::text[])
      as t (id, at, words)
    on conflict do nothing`);
}
