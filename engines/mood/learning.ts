/** A workspace's mood: cold at first, then by what its ratings and people's corrections taught. */
import { type MoodModel, type RatedText, trainMood } from './learned/model.ts';
import { loadMood, saveMood } from './learned/snapshot.ts';
import { type Mood, readMood } from './mood.ts';

/** What learning brought, on texts that were left out while learning. */
export interface MoodLesson {
  /** Rated texts that say good or bad clearly enough to learn from. */
  readonly examples: number;
  /** Share of them whose sign was right by lexicon and grammar alone, and as learned without them; null untried. */
  readonly cold: number | null;
  readonly learned: number | null;
  /** Whether the learned model is in use: there are enough examples and it is not worse than cold. */
  readonly used: boolean;
}

export interface LearningMood {
  /** @param text normalised */
  read(text: string): Mood;
  /**
   * Learns anew from all rated texts and corrections given, which replace those of before; some milliseconds for each,
   * so in the background. Deterministic.
   */
  teach(examples: readonly RatedText[]): MoodLesson;
  /** The model in use: what `createReader({ moodModel })` takes. */
  model(): MoodModel | undefined;
  /** Bytes for `createMood({ snapshot })`; null while cold. */
  snapshot(): Uint8Array | null;
}

/** Texts that the measure is taken on, at most: it costs a second training. */
const MEASURED = 2000;
const FOLDS = 2;
const FAINT = 0.15;

/** Folds without regard to the order, which may alternate. */
const foldOf = (i: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 16) % FOLDS;

/** Makes a workspace's mood, cold or from a snapshot; bytes that cannot be read leave it cold. */
export function createMood({ snapshot }: { snapshot?: Uint8Array | null } = {}): LearningMood {
  let model = snapshot ? loadMood(snapshot) : undefined;
  return {
    read: (text) => readMood(text, model),
    teach(examples) {
      const lesson = measure(examples);
      model = lesson.used ? trainMood(examples) : undefined;
      return lesson;
    },
    model: () => model,
    snapshot: () => (model ? saveMood(model) : null),
  };
}

function measure(examples: readonly RatedText[]): MoodLesson {
  const clear = examples.filter(({ polarity }) => Math.abs(polarity) >= FAINT);
  const some = clear.filter((_, i) => i % Math.ceil(clear.length / MEASURED) === 0);
  let [cold, learned] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainMood(some.filter((_, i) => foldOf(i) !== fold));
    if (!model) return { examples: clear.length, cold: null, learned: null, used: false };
    for (const { text, polarity } of some.filter((_, i) => foldOf(i) === fold)) {
      if (readMood(text).mood > 0 === polarity > 0) cold++;
      if (readMood(text, model).mood > 0 === polarity > 0) learned++;
    }
  }
  return {
    examples: clear.length,
    cold: cold / some.length,
    learned: learned / some.length,
    used: learned >= cold,
  };
}
