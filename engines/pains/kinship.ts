/** Kinship of threads by what they are about: links by learned likeness, and the subjects that they form. */
import { communities } from './communities.ts';
import { type Graph, graphOf } from './graph.ts';
import { dot, encodeTerms, type LearnedEncoder, trainEncoder } from './learned/encoder.ts';
import { nearestDense } from './learned/nearest.ts';
import { linked } from './links.ts';
import { sampled } from './sample.ts';
import { SETTINGS } from './settings.ts';
import type { Thread } from './thread.ts';

export interface Kinship {
  readonly threads: readonly Thread[];
  /** Subject of each thread. */
  readonly subjects: Int32Array;
  /** Whether the subjects were learned from the words, or only follow shared terms. */
  readonly learned: boolean;
}

/** Learns from the threads' words; falls back to shared terms where they are too few. */
export function kinshipOf(threads: readonly Thread[], seed: number): Kinship {
  const encoder = trainEncoder(sampled(threads, SETTINGS.learnSample).map(wordsOf), {
    dimensions: SETTINGS.dimensions,
    seed,
  });
  const options = { resolution: SETTINGS.themeResolution, seed };
  if (!encoder) {
    return {
      threads,
      subjects: communities(linked(threads, { limit: SETTINGS.neighbours }), options),
      learned: false,
    };
  }
  const vectors = sampled(threads, SETTINGS.themeSample).map((thread) =>
    encodeTerms(encoder, wordsOf(thread)),
  );
  const group = communities(denseGraph(vectors), options);
  const centres = centresOf(vectors, group, encoder.dimensions);
  const subjects = Int32Array.from(threads, (thread) => nearestCentre(encoder, centres, thread));
  return { threads, subjects, learned: true };
}

const wordsOf = (thread: Thread) => thread.ids.subarray(0, thread.words);

function denseGraph(vectors: readonly Float32Array[]): Graph {
  const { to, likeness, limit } = nearestDense(vectors, SETTINGS.neighbours);
  const from: number[] = [];
  const ends: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < to.length; i++) {
    if (to[i]! < 0) continue;
    from.push(Math.floor(i / limit));
    ends.push(to[i]!);
    weight.push(likeness[i]! ** 2);
  }
  return graphOf(vectors.length, { from, to: ends, weight });
}

function centresOf(vectors: readonly Float32Array[], group: Int32Array, dimensions: number): Float32Array[] {
  const centres: Float32Array[] = [];
  vectors.forEach((vector, i) => {
    centres[group[i]!] ??= new Float32Array(dimensions);
    const centre = centres[group[i]!]!;
    for (let q = 0; q < dimensions; q++) centre[q]! += vector[q]!;
  });
  for (const centre of centres) {
    const length = Math.sqrt(dot(centre, centre)) || 1;
    for (let q = 0; q < dimensions; q++) centre[q]! /= length;
  }
  return centres;
}

function nearestCentre(encoder: LearnedEncoder, centres: readonly Float32Array[], thread: Thread): number {
  const vector = encodeTerms(encoder, wordsOf(thread));
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  centres.forEach((centre, i) => {
    const likeness = dot(vector, centre);
    if (likeness > most) {
      most = likeness;
      best = i;
    }
  });
  return best;
}
