/**
 * The second signal, vectors by an encoder outside: measured on the pairs that people judged, switched on only where
 * it helps there. A self-test without people always prefers it, also where it hurts.
 */

import { closeness } from '../meaning.ts';
import type { Mind } from '../mind.ts';
import type { JudgedPair } from './pair.ts';

export interface SecondSignal {
  /** Id of the encoder. */
  readonly encoder: string;
  /** Live threads that have a vector. */
  readonly threads: number;
  /** Judged pairs with vectors on both sides: what it is measured on. */
  readonly pairs: number;
  /** Share of the second signal in likeness; 0 while it is switched off. */
  readonly share: number;
  /** Loss per pair (nats, five folds) by words alone, and with the best share; null with too few pairs. */
  readonly loss: { readonly words: number; readonly both: number } | null;
}

const FEWEST = 30;
const FEWEST_OF_A_KIND = 10;
const SHARES = [0.25, 0.5, 0.75];
/** Gain that must be exceeded by so many of its standard errors. */
const SURE = 2;

interface Measured {
  readonly pairs: number;
  readonly share: number;
  readonly loss: SecondSignal['loss'];
}

export function secondSignalOf(mind: Mind): SecondSignal | null {
  const { encoder } = mind.meanings;
  if (encoder === null) return null;
  const { pairs, loss } = measureShare(mind);
  return { encoder, threads: mind.meanings.size, pairs, share: mind.share, loss };
}

/** The share at which judged pairs that were left out are told best; 0 unless it is surely better than words. */
export function measureShare(mind: Mind): Measured {
  const rows = mind.teaching.pairs.flatMap((pair) => {
    const meaning = meaningOfPair(mind, pair);
    return meaning === null ? [] : [{ pair, meaning }];
  });
  const same = rows.filter(({ pair }) => pair.same).length;
  if (rows.length < FEWEST || Math.min(same, rows.length - same) < FEWEST_OF_A_KIND)
    return { pairs: rows.length, share: 0, loss: null };
  const losses = (share: number) =>
    unseenLosses(
      rows.map(({ pair, meaning }) => ({
        value: (1 - share) * pair.likeness + share * meaning,
        same: pair.same,
      })),
    );
  const words = losses(0);
  let best = { share: 0, losses: words };
  for (const share of SHARES) {
    const own = losses(share);
    if (mean(own) < mean(best.losses)) best = { share, losses: own };
  }
  const gains = words.map((loss, i) => loss - best.losses[i]!);
  const error = Math.sqrt(mean(gains.map((gain) => (gain - mean(gains)) ** 2)) / gains.length);
  const sure = best.share > 0 && mean(gains) > SURE * error;
  return {
    pairs: rows.length,
    share: sure ? best.share : 0,
    loss: { words: mean(words), both: mean(best.losses) },
  };
}

/** Keys of a judged pair's sides among the vectors: below zero, so that they are no thread's. */
export const sideKeys = ({ id }: JudgedPair): readonly [number, number] => [-2 * id, -2 * id - 1];

function meaningOfPair({ meanings }: Mind, pair: JudgedPair): number | null {
  const [left, right] = sideKeys(pair);
  const a = meanings.of(pair.a.thread) ?? meanings.of(left);
  const b = meanings.of(pair.b.thread) ?? meanings.of(right);
  return a && b ? closeness(a, b) : null;
}

interface Row {
  readonly value: number;
  readonly same: boolean;
}

const FOLDS = 5;

/** Log loss of each row by a logistic curve fitted to the other folds. */
function unseenLosses(rows: readonly Row[]): number[] {
  const losses = new Array<number>(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const curve = fit(rows.filter((_, i) => i % FOLDS !== fold));
    for (let i = fold; i < rows.length; i += FOLDS) {
      const { value, same } = rows[i]!;
      const probability = 1 / (1 + Math.exp(-(curve.slope * value + curve.height)));
      losses[i] = -Math.log(Math.max(1e-6, same ? probability : 1 - probability));
    }
  }
  return losses;
}

/** Logistic regression on one value by Newton's method, with a weak pull to zero. */
function fit(rows: readonly Row[]): { slope: number; height: number } {
  const PULL = 0.01;
  let [slope, height] = [0, 0];
  for (let step = 0; step < 25; step++) {
    let [gs, gh, hss, hsh, hhh] = [-PULL * slope, -PULL * height, PULL, 0, PULL];
    for (const { value, same } of rows) {
      const probability = 1 / (1 + Math.exp(-(slope * value + height)));
      const rest = (same ? 1 : 0) - probability;
      const weight = probability * (1 - probability);
      gs += rest * value;
      gh += rest;
      hss += weight * value * value;
      hsh += weight * value;
      hhh += weight;
    }
    const determinant = hss * hhh - hsh * hsh;
    if (!(determinant > 1e-12)) break;
    slope += (hhh * gs - hsh * gh) / determinant;
    height += (hss * gh - hsh * gs) / determinant;
  }
  return { slope, height };
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
