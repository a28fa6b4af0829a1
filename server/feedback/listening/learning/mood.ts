import { done } from '../../../platform/errors/refusal.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../listening.ts';
import { learnAside } from './aside.ts';
import { type Examples, readExamples } from './examples.ts';
import { keepVersion, type MoodModelRow, readMoodModels } from './mood-versions.ts';

/** Texts that the engine measures on, at most. */
const MEASURED = 2_000;
/** So many new examples are worth learning anew: a share of those before, and a number. */
const GROWTH = { share: 0.1, examples: 20 };
const FEWEST_OF_A_SIDE = 10;
const FAINT = 0.15;

/** How many texts speak well and badly enough to learn from; ten of each are wanted. */
export interface Supply {
  readonly good: number;
  readonly bad: number;
  readonly enough: boolean;
}

export function supplyOf({ ratings, corrections }: Examples): Supply {
  const all = [...ratings, ...corrections];
  const good = all.filter(({ polarity }) => polarity >= FAINT).length;
  const bad = all.filter(({ polarity }) => polarity <= -FAINT).length;
  return { good, bad, enough: Math.min(good, bad) >= FEWEST_OF_A_SIDE };
}

/** Whether enough was rated or corrected since the newest version. */
export function moodIsDue(examples: Examples, newest: MoodModelRow | undefined): boolean {
  const { ratings, corrections } = examples;
  if (!supplyOf(examples).enough) return false;
  if (!newest) return true;
  if (corrections.length !== newest.corrections) return true;
  return ratings.length - newest.ratings >= Math.max(GROWTH.examples, newest.ratings * GROWTH.share);
}

interface Learning extends Pick<Services, 'database' | 'clock'> {
  readonly listening: ListeningStream;
  readonly signal: AbortSignal;
}

export type MoodLearned =
  | { readonly type: 'few'; readonly supply: Supply }
  | { readonly type: 'learned'; readonly version: MoodModelRow };

/**
 * Learns the workspace's moods anew in a thread of its own, from all its ratings and corrections. A version that is no
 * better than reading from the first voice, on texts left out while learning, is kept back.
 */
export async function learnMood(learning: Learning, workspaceId: string): Promise<MoodLearned> {
  const { database, clock, listening, signal } = learning;
  const examples = await readExamples(database.queries, workspaceId);
  const supply = supplyOf(examples);
  if (!supply.enough) return { type: 'few', supply };
  const all = [...examples.ratings, ...examples.corrections];
  const { lesson, model } = await learnAside({ type: 'mood', examples: all }, signal);
  const written = await database.transact(async (queries) => {
    const [newest] = await readMoodModels(queries, workspaceId, 1);
    const row: MoodModelRow = {
      ...{ workspaceId, version: (newest?.version ?? 0) + 1, trainedAt: clock.now() },
      ...{ ratings: examples.ratings.length, corrections: examples.corrections.length },
      heldOut: Math.min(lesson.examples, MEASURED),
      ...{ accuracy: lesson.learned ?? 0, coldAccuracy: lesson.cold ?? 0 },
      state: lesson.used ? 'used' : 'keptBack',
      model: model && Buffer.from(model),
    };
    await keepVersion(queries, row);
    return done(row);
  });
  if (!written.ok) throw new Error(written.detail);
  if (lesson.used) await listening.ask(workspaceId, ({ ears }) => ears.useMood(workspaceId, model));
  return { type: 'learned', version: written.value };
}
