/** What the listening engine hears and what it says about it. */
import type { Meaning } from './meaning.ts';

export interface HeardVoice {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly author: string | null;
  readonly language: string;
  /** −1…1, or null where the source gives none. */
  readonly rating: number | null;
  /** Vectors of its points by an encoder outside, where one is in use and had time; see `pointTexts`. */
  readonly meaning?: Meaning;
}

export type PointKind = 'complaint' | 'question' | 'wish' | 'praise' | 'noise';

/** A stretch of a voice that says one thing, before it is grouped. Offsets are UTF-16 units of the text. */
export interface ReadPoint {
  readonly start: number;
  readonly end: number;
  readonly kind: PointKind;
  /** −1…1 */
  readonly mood: number;
  /** 0…1 */
  readonly urgency: number;
}

export interface HeardPoint extends ReadPoint {
  /** Key of the pain, or of the delight for praise; null for noise. */
  readonly pain: number | null;
  /** Thread within the pain: points that say nearly the same. Whole threads move between pains. Null for noise. */
  readonly thread: number | null;
  /** Cosine to what the thread held before, 0…1. */
  readonly likeness: number;
  /** A near-duplicate by the same author within the hour: not counted in rates. */
  readonly repeat: boolean;
}

export interface HeardPoints {
  readonly id: string;
  readonly points: HeardPoint[];
}

/** Complaints, questions and wishes make pains; praise makes delights. */
export type Nature = 'pain' | 'delight';
