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
/** An even mix unless another one is surely better. */
const SHARES = [0.5, 0.25, 0.75];
/** Standard errors that a gain must exceed: for another mix, and for the second signal to be used at all. */
const LIKELY = 1;
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
  // Words that tell nothing must not make noise look good: what always says the same is the least to beat.
  const blind = blindLosses(rows.map(({ pair }) => pair.same));
  const [first, ...others] = SHARES.map((share) => ({ share, losses: losses(share) }));
  let best = first!;
  for (const other of others) if (surelyLess(other.losses, best.losses, LIKELY)) best = other;
  const sure = surelyLess(best.losses, words, SURE) && surelyLess(best.losses, blind, SURE);
  return {
    pairs: rows.length,
    share: sure ? best.share : 0,
    loss: { words: mean(words), both: mean(best.losses) },
  };
}

/** Whether losses are less on average, by more than so many standard errors of the difference. */
function surelyLess(losses: readonly number[], than: readonly number[], errors: number): boolean {
  const gains = than.map((loss, i) => loss - losses[i]!);
  const gain = mean(gains);
  const error = Math.sqrt(mean(gains.map((one) => (one - gain) ** 2)) / gains.length);
  return gain > errors * error;
}

/** Losses of saying for every pair how many are the same. */
function blindLosses(same: readonly boolean[]): number[] {
  const share = mean(same.map(Number));
  return same.map((own) => -Math.log(own ? share : 1 - share));
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

/** Log loss of each row by a logistic curve fitted to the other folds; the scale of the values does not matter. */
function unseenLosses(rows: readonly Row[]): number[] {
  const middle = mean(rows.map(({ value }) => value));
  const spread = Math.sqrt(mean(rows.map(({ value }) => (value - middle) ** 2))) || 1;
  const even = rows.map(({ value, same }) => ({ value: (value - middle) / spread, same }));
  const losses = new Array<number>(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const curve = fit(even.filter((_, i) => i % FOLDS !== fold));
    for (let i = fold; i < even.length; i += FOLDS) {
      const { value, same } = even[i]!;
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
