import type { PointKind } from '@gongjian/engines/pains';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { type Desk, decide } from '../deciding/desk.ts';
import { type Place, placeFor, toldPlace } from './place.ts';
import {
  type Correction,
  eventOf,
  keepCorrection,
  markUndone,
  readReadable,
  setReading,
  standing,
} from './store.ts';

/** How a person says that a point is to be read. */
export interface Correct {
  readonly voiceId: string;
  readonly n: number;
  readonly kind?: PointKind;
  /** −1 … 1; where absent, it follows from the kind. */
  readonly mood?: number;
}

/** Mood of a point whose kind says that its mood was read wrong. */
const CLEAR = 0.6;

/** The mood that fits a kind: of praise it is good, of a complaint bad, of noise none. */
function moodFor(kind: PointKind, mood: number): number {
  if (kind === 'praise') return mood > 0 ? mood : CLEAR;
  if (kind === 'complaint') return mood < 0 ? mood : -CLEAR;
  return kind === 'noise' ? 0 : mood;
}

const NO_POINT = refuse('thing.unknown', 'There is no such point of a voice.', 'id');

interface Corrected extends Place {
  readonly id: string;
}

/**
 * Reads a point as a person says, from now on: its kind, its mood, and with the kind the pain that it belongs to.
 * No later run changes it; what new voices are read by learns from it. @returns the correction's id
 */
export async function correctPoint(desk: Desk, call: Call, correct: Correct): Promise<Outcome<string>> {
  const outcome = await decide<Corrected>(desk, call, {
    prepare: async (pause, queries) => {
      const point = await readReadable(queries, { workspaceId: call.workspaceId, ...correct });
      if (!point) return NO_POINT;
      const kind = correct.kind ?? point.kind;
      const mood = correct.mood ?? moodFor(kind, point.mood);
      if (kind === point.kind && mood === point.mood)
        return refuse('action.impossible', 'It is read so already.', 'body');
      const id = newId();
      return done({
        tell: async (verdict) => {
          const to = await placeFor({ point, kind, pause, verdict });
          return {
            id,
            ...(await toldPlace(verdict, { point, to, pause, detail: { correction: id, kind } })),
          };
        },
        write: async (writing, _, { painId, thread }) => {
          await setReading(writing, call, { point, kind, mood, painId, thread, pinned: true });
          await keepCorrection(writing, call, { id, point, after: { kind, mood, painId } });
          await recordChange(writing, call, {
            ...{ action: 'voice.corrected', thing: 'voice', thingId: point.voiceId },
            detail: { n: point.n, before: { kind: point.kind, mood: point.mood }, after: { kind, mood } },
          });
        },
      });
    },
  });
  return outcome.ok ? done(outcome.value.id) : outcome;
}

/** Takes the newest correction of a point (or only this one) back: it is read and placed as before. @returns its id */
export async function undoCorrection(
  desk: Desk,
  call: Call,
  asked: { voiceId: string; n: number; correction?: string },
): Promise<Outcome<string>> {
  const outcome = await decide<Corrected>(desk, call, {
    prepare: async (pause, queries) => {
      const point = await readReadable(queries, { workspaceId: call.workspaceId, ...asked });
      const correction = point && (await standing(queries, call, asked));
      if (!point || !correction) return refuse('thing.unknown', 'Nobody corrected this point.', 'id');
      if (asked.correction !== undefined && asked.correction !== correction.id)
        return refuse('action.impossible', 'It was corrected again since; undo that first.', 'id');
      const event = await eventOf(queries, call, correction);
      const { before } = correction;
      return done({
        tell: async (verdict) => {
          const to = before.painId === null ? null : pause.book.root(pause.book.find(before.painId)!.key);
          const detail = { correction: correction.id, kind: before.kind, undoes: event };
          return { id: correction.id, ...(await toldPlace(verdict, { point, to, pause, detail })) };
        },
        write: async (writing, _, { painId, thread }) => {
          await setReading(writing, call, { point, ...before, painId, thread });
          await undone(writing, call, correction);
        },
      });
    },
  });
  return outcome.ok ? done(outcome.value.id) : outcome;
}

async function undone(
  writing: Parameters<typeof markUndone>[0],
  call: Call,
  { id, voiceId, n }: Correction,
): Promise<void> {
  await markUndone(writing, call, id);
  await recordChange(writing, call, {
    ...{ action: 'voice.correctionUndone', thing: 'voice', thingId: voiceId },
    detail: { n },
  });
}
