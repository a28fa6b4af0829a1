import type { Attributes } from './tables.ts';

/** A voice as it may be stored: checked, but not yet masked. */
export interface Voice {
  readonly text: string;
  readonly occurredAt: Date;
  readonly source: string;
  readonly externalId: string;
  readonly channel: string | null;
  /** BCP 47; null: to be detected. */
  readonly language: string | null;
  readonly author: { readonly key: string | null; readonly attributes: Attributes };
  readonly attributes: Attributes;
  readonly rating: { readonly value: number; readonly max: number } | null;
  readonly conversation: string | null;
}

/** Largest lengths in characters (UTF-16 units), and other bounds of a voice. */
export const LIMITS = {
  text: 20_000,
  source: 64,
  externalId: 200,
  channel: 64,
  language: 35,
  authorKey: 200,
  conversation: 200,
  attributes: 64,
  attributeKey: 64,
  attributeValue: 1_000,
  /** Voices in one JSON call. */
  batch: 1_000,
} as const;

/** Earliest time a voice may have; older ones are errors of a clock or of a format. */
export const EARLIEST = Date.UTC(1990, 0, 1);

/** How far a sender's clock may run ahead of ours, in milliseconds. */
export const CLOCK_TOLERANCE = 5 * 60_000;
