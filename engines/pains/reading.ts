/** How a voice is read before it is grouped: a port, with the text engines behind it by default. */
import { normalise } from '../text/normalise.ts';
import { words } from '../text/words.ts';
import type { HeardVoice, ReadPoint } from './heard.ts';

export interface Reader {
  /** The points of a voice, in order, covering no character twice. */
  points(voice: HeardVoice): readonly ReadPoint[];
  /** Normalised words of a stretch of text, in order, repeats kept. */
  words(text: string): readonly string[];
}

/** Reads every voice as one complaint. */
export const wholeReader: Reader = {
  points: (voice) =>
    voice.text.trim() === ''
      ? []
      : [
          {
            start: 0,
            end: voice.text.length,
            kind: 'complaint',
            mood: voice.rating ?? 0,
            urgency: 0,
          },
        ],
  words: (text) => words(normalise(text)),
};

export const defaultReader: Reader = wholeReader;
