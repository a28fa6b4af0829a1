import type { HeardVoice } from '@gongjian/engines/pains';
import type { Ears } from '../engine/ear.ts';
import type { Stage, StoredVoice } from './stage.ts';

/** Lets the engine group the batch, in its own thread. */
export const hearStage = (ears: Ears, workspaceId: string): Stage => ({
  name: 'hear',
  run: async (batch) => {
    const hearing = await ears.hear(workspaceId, batch.voices.map(heardVoice));
    return { type: 'go', batch: { ...batch, hearing } };
  },
});

/** A voice as the engine takes it; the rating goes from its own scale (0 … max) to −1 … 1. */
export function heardVoice(voice: StoredVoice): HeardVoice {
  const { id, text, authorKey, language, rating, ratingMax } = voice;
  return {
    id,
    text,
    occurredAt: voice.occurredAt.getTime(),
    author: authorKey,
    language,
    rating: rating === null || !ratingMax ? null : Math.max(-1, Math.min(1, (2 * rating) / ratingMax - 1)),
  };
}
