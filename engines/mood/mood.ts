import { readCold } from './cold.ts';
import { type MoodModel, marginOf } from './learned/model.ts';

/** How a text feels and how little it can wait. */
export type Mood = {
  /** −1 … 1. */
  readonly mood: number;
  /** 0 … 1. */
  readonly urgency: number;
};

/**
 * Mood and urgency of a normalised text: by lexicon and grammar, and with a model also by what the
 * workspace's ratings taught (then the mood is 2p − 1, p the probability that it is good).
 */
export function readMood(text: string, model?: MoodModel): Mood {
  const cold = readCold(text);
  if (!model) return { mood: cold.mood, urgency: cold.urgency };
  return { mood: Math.tanh(marginOf(model, text, cold) / 2), urgency: cold.urgency };
}
