import { type Boundary, boundariesOf } from './boundaries.ts';

/** A part of a voice that says one thing: code units [start, end) of the voice, no white space around. */
export type Point = { readonly start: number; readonly end: number };

/** Weights in Chinese characters; a Latin word weighs one and a half. */
const SHORT_VOICE = 26;
const LEAST_SENTENCE = 8;
const LEAST_TURN = 3;
const LONG_SENTENCE = 60;
const PIECE_OF_LONG = 24;
const MOST_POINTS = 64;
const WORD_WEIGHT = 1.5;

/**
 * Splits a voice into the points that it makes: its sentences, the sides of a turn (… but …), and the
 * pieces of run-on sentences. A short voice without a turn is one point, and so is an empty one.
 * Points stand in order, do not overlap, and leave out only white space.
 */
export function splitPoints(text: string): Point[] {
  if (text.length <= LEAST_TURN * 2) return [trimmed(text, 0, text.length)];
  const weights = weightsOf(text);
  const cuts = chooseCuts(boundariesOf(text), weights, text.length);
  const points: Point[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    const point = trimmed(text, start, cut);
    if (point.end > point.start) points.push(point);
    start = cut;
  }
  return points.length > 0 ? points : [trimmed(text, 0, text.length)];
}

function chooseCuts(boundaries: readonly Boundary[], weights: Float64Array, length: number): number[] {
  const total = weights[length]!;
  const between = (from: number, to: number) => weights[to]! - weights[from]!;
  const cuts: number[] = [];
  let last = 0;
  let sentenceEnd = -1;
  for (const [i, { at, strength }] of boundaries.entries()) {
    if (sentenceEnd <= at && strength === 'clause') sentenceEnd = endOfSentence(boundaries, i, length);
    const before = between(last, at);
    const after = between(at, length);
    if (cuts.length === MOST_POINTS - 1) break;
    const least = strength === 'turn' ? LEAST_TURN : LEAST_SENTENCE;
    if (before < least || after < least) continue;
    if (
      strength === 'clause'
        ? before < PIECE_OF_LONG || between(last, sentenceEnd) < LONG_SENTENCE
        : strength !== 'turn' && total <= SHORT_VOICE
    )
      continue;
    cuts.push(at);
    last = at;
  }
  return cuts;
}

function endOfSentence(boundaries: readonly Boundary[], from: number, length: number): number {
  for (let i = from + 1; i < boundaries.length; i++) {
    const { strength, at } = boundaries[i]!;
    if (strength === 'sentence' || strength === 'paragraph') return at;
  }
  return length;
}

/** Running weight before each index. */
function weightsOf(text: string): Float64Array {
  const weights = new Float64Array(text.length + 1);
  let total = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2e80 && unit <= 0xffdc && !(unit >= 0x3000 && unit <= 0x303f)) {
      total += unit >= 0xff00 && unit <= 0xff0f ? 0 : 1;
      inWord = false;
    } else {
      const letter =
        (unit >= 48 && unit <= 57) ||
        ((unit | 32) >= 97 && (unit | 32) <= 122) ||
        (unit >= 0xc0 && unit < 0x2000);
      if (letter && !inWord) total += WORD_WEIGHT;
      inWord = letter || (inWord && unit === 39);
    }
    weights[at + 1] = total;
  }
  return weights;
}

function trimmed(text: string, start: number, end: number): Point {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}
