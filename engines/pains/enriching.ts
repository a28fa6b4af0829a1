/** The second signal's way in: vectors with the voices, or afterwards for the texts that have none. */
import type { DirectEncoder } from '../encoders/encoder.ts';
import type { HeardVoice } from './heard.ts';
import type { Encoded, Wanted } from './meaning.ts';
import type { Mind } from './mind.ts';
import { pointTexts, type Reader } from './reading.ts';
import { sideKeys } from './teaching/second-signal.ts';

/** Vectors of a voice's points, those that came with it or the encoder's; none where nobody made any. */
export function vectorsOf(
  mind: Mind,
  reader: Reader,
  { voice, encoder }: { voice: HeardVoice; encoder: DirectEncoder | undefined },
): readonly Float32Array[] {
  if (voice.meaning) {
    mind.meanings.use(voice.meaning.encoder);
    return voice.meaning.vectors;
  }
  if (!encoder) return [];
  mind.meanings.use(encoder.id);
  return encoder.encode(pointTexts(voice, reader));
}

/** Texts that have no vector by this encoder: what people judged first, then the largest threads. */
export function wantedOf(mind: Mind, encoder: string, limit: number): Wanted[] {
  const { meanings, teaching, threads } = mind;
  const lacks = (key: number) => encoder !== meanings.encoder || meanings.of(key) === undefined;
  const lives = (thread: number) => threads.pain.get(thread) ?? threads.delight.get(thread);
  const judged = teaching.pairs.flatMap((pair) => {
    const keys = sideKeys(pair);
    return [pair.a, pair.b].flatMap(({ thread, text }, i) =>
      !lives(thread) && lacks(keys[i]!) ? [{ key: String(keys[i]!), text }] : [],
    );
  });
  const spoken = [...threads.pain.all(), ...threads.delight.all()]
    .filter(({ id }) => lacks(id))
    .sort((a, b) => b.size - a.size || a.id - b.id)
    .map(({ id, text }) => ({ key: String(id), text }));
  return [...judged, ...spoken].slice(0, limit);
}

export function enrich(mind: Mind, encoder: string, vectors: readonly Encoded[]): void {
  mind.meanings.use(encoder);
  for (const { key, vector } of vectors) mind.meanings.keep(Number(key), vector);
}
