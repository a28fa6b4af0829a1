import type { Hearing } from '../engine/ear.ts';
import type { PointRow } from '../settled.ts';

/** A voice as the stream reads it. */
export interface StoredVoice {
  readonly id: string;
  readonly seq: number;
  readonly text: string;
  readonly occurredAt: Date;
  readonly authorKey: string | null;
  readonly channel: string | null;
  readonly language: string;
  readonly rating: number | null;
  readonly ratingMax: number | null;
}

/** What travels through the stages: the voices after `after`, in order of arrival, and what became of them. */
export interface Batch {
  readonly after: number;
  readonly voices: readonly StoredVoice[];
  readonly hearing: Hearing;
  /** Points as they were stored, with the lasting ids of their pains. */
  readonly points: readonly PointRow[];
  /** Pains that changed, by lasting id. */
  readonly changed: readonly string[];
}

/** `nothing`: no voice waits. `overtaken`: another server stored these voices; begin again from the database. */
export type Passed =
  | { readonly type: 'go'; readonly batch: Batch }
  | { readonly type: 'nothing' }
  | { readonly type: 'overtaken' };

/** One step of the stream: it knows its services, takes a batch, and says what became of it. */
export interface Stage {
  readonly name: 'read' | 'hear' | 'store' | 'tell';
  run(batch: Batch): Promise<Passed>;
}

export const emptyBatch = (after: number): Batch => ({
  after,
  voices: [],
  hearing: { voices: [], events: [], portraits: [] },
  points: [],
  changed: [],
});

/** Number of arrival of the last voice in the batch. */
export const endOf = (batch: Batch): number => batch.voices.at(-1)?.seq ?? batch.after;

/** Runs a batch through stages until one does not let it go on. */
export async function pass(stages: readonly Stage[], batch: Batch): Promise<Passed> {
  let passed: Passed = { type: 'go', batch };
  for (const stage of stages) {
    if (passed.type !== 'go') return passed;
    passed = await stage.run(passed.batch);
  }
  return passed;
}
