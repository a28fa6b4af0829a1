import type { Queries } from '../../../platform/database/database.ts';
import type { Batch } from '../../listening/index.ts';
import type { Mind } from './mind.ts';
import { readSpoken } from './read.ts';

/** Pains of voices that are read at once. */
const PAGE = 5_000;

/** Pains of voices as the database has them, from what the mind knows up to a number of arrival. */
export async function speakStored(
  queries: Queries,
  { workspaceId, mind, until }: { workspaceId: string; mind: Mind; until: number },
): Promise<void> {
  while (mind.painSeq < Math.min(until, mind.seq)) {
    const to = Math.min(until, mind.seq, mind.painSeq + PAGE);
    for (const one of await readSpoken(queries, workspaceId, { after: mind.painSeq, to })) mind.speak(one);
    mind.spoken(to);
  }
}

/** A batch of the listening stream, each pain once a voice; repeats, praise and noise are no pain. */
export function speakBatch(mind: Mind, { voices, points }: Batch, receivedAt: number): void {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const seen = new Set<string>();
  const spoken = points
    .filter(({ painId, repeat, kind }) => painId !== null && !repeat && kind !== 'praise' && kind !== 'noise')
    .map(({ voiceId, painId }) => ({ voice: byId.get(voiceId)!, painId: painId! }))
    .filter(({ voice, painId }) => {
      const key = `${voice.seq} ${painId}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.voice.seq - b.voice.seq);
  for (const { voice, painId } of spoken) {
    mind.speak({ seq: voice.seq, at: voice.occurredAt.getTime(), receivedAt, painId });
  }
}
