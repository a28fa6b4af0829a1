import { isNoise } from './noise.ts';
import {
  ASKS,
  ASKS_IN_ENGLISH,
  HELP,
  INTERROGATIVE,
  RHETORICAL,
  SOFT_ASKS,
  WISH,
  WISH_IN_ENGLISH,
  WISHING_WELL,
} from './speech.ts';

/** What a point does: pains are made of complaints, questions and wishes; praise of delights. */
export const POINT_KINDS = ['complaint', 'question', 'wish', 'praise', 'noise'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export type KindContext = {
  /** Mood of the point, −1 … 1. */
  readonly mood: number;
  /** Mood of the whole voice, −1 … 1; decides where the point itself shows nothing (default 0). */
  readonly around?: number;
};

const NEUTRAL = 0.12;
const WARM = 0.25;
/** Down to this mood, and up to this length, a question word is enough to ask. */
const GRUDGING = -0.36;
const SHORT = 24;
const HAPPY = 0.6;
/** Below this a question is asked in anger, and a wish is the tail of a complaint. */
const ANGRY = -0.62;

/**
 * The kind of a normalised point. A neutral statement is a complaint unless the voice around it is warm:
 * what is not understood must reach a person rather than be lost.
 */
export function kindOf(text: string, { mood, around = 0 }: KindContext): PointKind {
  if (isNoise(text)) return 'noise';
  if (WISHING_WELL.test(text)) return 'praise';
  if (isWish(text) && mood > ANGRY) return 'wish';
  if (RHETORICAL.test(text) && mood < HAPPY) return 'complaint';
  if (isQuestion(text, mood)) return mood < ANGRY ? 'complaint' : 'question';
  if (mood > GRUDGING && text.length <= SHORT && SOFT_ASKS.test(text)) return 'question';
  if (mood <= -NEUTRAL) return 'complaint';
  if (mood >= NEUTRAL) return 'praise';
  return around >= WARM ? 'praise' : 'complaint';
}

function isWish(text: string): boolean {
  return WISH.test(text) || (hasLatin(text) && WISH_IN_ENGLISH.test(text));
}

function isQuestion(text: string, mood: number): boolean {
  // Some keyboards leave ? where an emoji stood: in a happy text it takes a question word to ask.
  if (text.includes('?') && (mood < HAPPY || SOFT_ASKS.test(text))) return true;
  if (ASKS.test(text) || INTERROGATIVE.test(text)) return true;
  return hasLatin(text) && (ASKS_IN_ENGLISH.test(text) || HELP.test(text));
}

function hasLatin(text: string): boolean {
  const unit = text.charCodeAt(0);
  return (unit >= 97 && unit <= 122) || /[a-z]{3}/.test(text);
}
