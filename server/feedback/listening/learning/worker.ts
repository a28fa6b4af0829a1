/** A thread that learns and ends: minutes of work that no request and no voice should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LearnedModel, trainLearned } from '@gongjian/engines/encoders';
import { createMood, type MoodLesson } from '@gongjian/engines/mood';
import { normalise } from '@gongjian/engines/text';
import type { Example } from './examples.ts';

export type Lesson =
  | { readonly type: 'mood'; readonly examples: readonly Example[] }
  | { readonly type: 'encoder'; readonly texts: readonly string[]; readonly seed: number };

export interface Learned {
  readonly mood: { readonly lesson: MoodLesson; readonly model: Uint8Array | null };
  readonly encoder: LearnedModel | null;
}

function learn(lesson: Lesson): Learned[Lesson['type']] {
  if (lesson.type === 'encoder') return trainLearned(lesson.texts, { seed: lesson.seed });
  const mood = createMood();
  const taught = mood.teach(lesson.examples.map((one) => ({ ...one, text: normalise(one.text) })));
  return { lesson: taught, model: mood.snapshot() };
}

parentPort!.postMessage(learn(workerData as Lesson));
