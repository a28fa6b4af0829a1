/** How a voice is read before it is grouped: a port, with the text and mood engines behind it by default. */
import { type MoodModel, readMood } from '../mood/index.ts';
import { kindOf, normalise, splitPoints, words } from '../text/index.ts';
import type { HeardVoice, ReadPoint } from './heard.ts';

export interface Reader {
  /** The points of a voice, in order, covering no character twice. */
  points(voice: HeardVoice): readonly ReadPoint[];
  /** Normalised words of a stretch of text, in order, repeats kept. */
  words(text: string): readonly string[];
}

/** Texts of a voice's points in their order: what an encoder outside makes vectors of, see `HeardVoice.meaning`. */
export function pointTexts(voice: HeardVoice, reader: Reader = defaultReader): string[] {
  return reader.points(voice).map(({ start, end }) => voice.text.slice(start, end));
}

const wordsOf = (text: string) => words(normalise(text));

/** Splits voices into points, each with its kind, mood and urgency; `moodModel` gives the newest model, if any. */
export function createReader({ moodModel }: { moodModel?: () => MoodModel | undefined } = {}): Reader {
  return {
    points(voice) {
      const model = moodModel?.();
      const points = splitPoints(voice.text);
      const around = voice.rating ?? (points.length > 1 ? readMood(normalise(voice.text), model).mood : 0);
      return points.map(({ start, end }): ReadPoint => {
        const text = normalise(voice.text.slice(start, end));
        const { mood, urgency } = readMood(text, model);
        return { start, end, kind: kindOf(text, { mood, around }), mood, urgency };
      });
    },
    words: wordsOf,
  };
}

/** Reads every voice as one complaint, so that all are grouped; only white space is noise. */
export const wholeReader: Reader = {
  points: (voice) => [
    {
      start: 0,
      end: voice.text.length,
      kind: voice.text.trim() === '' ? 'noise' : 'complaint',
      mood: voice.rating ?? 0,
      urgency: 0,
    },
  ],
  words: wordsOf,
};

export const defaultReader: Reader = createReader();
