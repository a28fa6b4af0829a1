import { type ColdReading, readCold } from '../cold.ts';
import { GRAM_SPACE, gramsOf } from './grams.ts';
import { type LabelledRow, type SparseRow, scoreOf, trainLogistic } from './logistic.ts';

/** A text that somebody rated. */
export type RatedText = {
  /** Normalised (see `normalise`). */
  readonly text: string;
  /** −1 … 1, from a rating or from a person's correction; near 0 it teaches nothing. */
  readonly polarity: number;
  /** How much it counts, > 0 (default 1); corrections may count more than ratings. */
  readonly weight?: number;
};

/** A learned mood: weights of n-grams, and how far they, the lexicon and its grammar are to be believed. */
export type MoodModel = {
  /** Rated texts that it learned from. */
  readonly examples: number;
  /** Texts that hold each n-gram. */
  readonly documents: Uint32Array;
  readonly weights: Float32Array;
  /** Weights of what `trustRow` lists. */
  readonly trust: Float64Array;
};

const COST = 10;
const TRUST_COST = 1;
const FOLDS = 5;
const FEWEST_OF_A_SIDE = 10;
const FAINT = 0.15;
const SEED = 1;

/**
 * Learns from rated texts, deterministically; some 0.3 ms a text. Undefined with fewer than ten
 * texts on either side. The n-grams' margin is weighed against the lexicon on texts that it was not
 * trained on (stacking), so that a few ratings cannot make the mood worse than it was cold.
 */
export function trainMood(rated: readonly RatedText[]): MoodModel | undefined {
  const clear = rated.filter(({ polarity }) => Math.abs(polarity) >= FAINT);
  const good = clear.filter(({ polarity }) => polarity > 0).length;
  if (Math.min(good, clear.length - good) < FEWEST_OF_A_SIDE) return undefined;
  const grams = clear.map(({ text }) => gramsOf(text));
  const documents = new Uint32Array(GRAM_SPACE);
  for (const counts of grams) for (const id of counts.keys()) documents[id]!++;
  const rows = clear.map(
    ({ polarity, weight = 1 }, i): LabelledRow => ({
      row: rowOf(grams[i]!, documents, clear.length),
      label: polarity > 0 ? 1 : -1,
      weight: weight * Math.abs(polarity),
    }),
  );
  const margins = unseenMargins(rows);
  const trusted = rows.map(
    ({ label, weight }, i): LabelledRow => ({
      row: trustRow(margins[i]!, readCold(clear[i]!.text), grams[i]!.size),
      label,
      weight,
    }),
  );
  const trust = trainLogistic(trusted, { columns: TRUST_COLUMNS, cost: TRUST_COST, seed: SEED });
  const weights = Float32Array.from(train(rows));
  return { examples: clear.length, documents, weights, trust };
}

/** The learned margin of a text: the log-odds that it is good, given how it reads cold. */
export function marginOf(model: MoodModel, text: string, cold: ColdReading): number {
  const row = rowOf(gramsOf(text), model.documents, model.examples);
  return scoreOf(model.trust, trustRow(scoreOf(model.weights, row), cold, row.ids.length));
}

function train(rows: readonly LabelledRow[]): Float64Array {
  return trainLogistic(rows, { columns: GRAM_SPACE, cost: COST, seed: SEED });
}

/** Margin of every row by weights that were trained without it. */
function unseenMargins(rows: readonly LabelledRow[]): Float64Array {
  const margins = new Float64Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(rows.filter((_, i) => i % FOLDS !== fold));
    for (let i = fold; i < rows.length; i += FOLDS) margins[i] = scoreOf(weights, rows[i]!.row);
  }
  return margins;
}

/** TF-IDF: (1 + ln tf)(1 + ln((1+N)/(1+df))), scaled to length 1. */
function rowOf(counts: ReadonlyMap<number, number>, documents: Uint32Array, examples: number): SparseRow {
  const ids = Uint32Array.from(counts.keys());
  const values = new Float64Array(ids.length);
  let squares = 0;
  for (let k = 0; k < ids.length; k++) {
    const rarity = 1 + Math.log((1 + examples) / (1 + documents[ids[k]!]!));
    values[k] = (1 + Math.log(counts.get(ids[k]!)!)) * rarity;
    squares += values[k]! ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let k = 0; k < values.length; k++) values[k]! /= length;
  return { ids, values };
}

const TRUST_COLUMNS = 7;
const TRUST_IDS = Uint32Array.from({ length: TRUST_COLUMNS }, (_, i) => i);

/** What the margin by n-grams and the lexicon say, and how long the text is (a fifth of ln of its n-grams). */
function trustRow(margin: number, { mood, good, bad }: ColdReading, grams: number): SparseRow {
  const values = [
    margin,
    Math.tanh(margin / 2),
    mood,
    Math.log1p(good),
    Math.log1p(bad),
    Math.log1p(grams) / 5,
    1,
  ];
  return { ids: TRUST_IDS, values: Float64Array.from(values) };
}
