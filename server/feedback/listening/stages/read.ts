import { and, asc, eq, gt } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { voices } from '../../voices/tables.ts';
import type { Stage, StoredVoice } from './stage.ts';

/** Voices that one transaction takes. */
const BATCH = 1_000;

/** Reads the next voices in their order of arrival. */
export const readStage = (queries: Queries, workspaceId: string): Stage => ({
  name: 'read',
  run: async (batch) => {
    const read = await readVoices(queries, workspaceId, batch.after);
    return read.length === 0 ? { type: 'nothing' } : { type: 'go', batch: { ...batch, voices: read } };
  },
});

function readVoices(queries: Queries, workspaceId: string, after: number): Promise<StoredVoice[]> {
  return queries
    .select(VOICE_COLUMNS)
    .from(voices)
    .where(and(eq(voices.workspaceId, workspaceId), gt(voices.seq, after)))
    .orderBy(asc(voices.seq))
    .limit(BATCH);
}

/** What the stream needs of a voice. */
export const VOICE_COLUMNS = {
  id: voices.id,
  seq: voices.seq,
  text: voices.text,
  occurredAt: voices.occurredAt,
  authorKey: voices.authorKey,
  channel: voices.channel,
  language: voices.language,
  rating: voices.rating,
  ratingMax: voices.ratingMax,
};
