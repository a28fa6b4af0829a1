/** How good the grouping is on the pairs that people judged, and where their judgements moved the threshold. */
import { givenThreshold } from '../belonging.ts';
import type { Mind } from '../mind.ts';
import { thresholdShift } from './calibration.ts';
import type { JudgedPair, JudgedSide } from './pair.ts';
import { type SecondSignal, secondSignalOf } from './second-signal.ts';

export interface Rates {
  /** Of the pairs put together, the share that people call the same; null without one. */
  readonly precision: number | null;
  /** Of the pairs that people call the same, the share put together; null without one. */
  readonly recall: number | null;
  /** Share of all pairs on which engine and people agree; null without one. */
  readonly agreement: number | null;
}

export interface Quality {
  /** Judged pairs that are remembered, and how many of them are the same. */
  readonly pairs: number;
  readonly same: number;
  /** The grouping as it stands, people's own decisions included. */
  readonly grouping: Rates;
  /** What likeness alone says of each pair, by a threshold that was learned without it (five folds). */
  readonly unseen: Rates;
  /** As `unseen`, by the threshold that nobody taught. */
  readonly untaught: Rates;
  /** Likeness from which on a point belongs: as given, and in force. */
  readonly threshold: { readonly given: number; readonly learned: number; readonly shift: number };
  /** The second signal: whether it is switched on and what it was measured to bring; null without an encoder. */
  readonly secondSignal: SecondSignal | null;
}

const FOLDS = 5;

export function qualityOf(mind: Mind): Quality {
  const { pairs, shift } = mind.teaching;
  const given = givenThreshold(mind, 'pain');
  const shifts = Array.from({ length: FOLDS }, (_, fold) =>
    thresholdShift(pairs.filter(({ id }) => id % FOLDS !== fold)),
  );
  return {
    pairs: pairs.length,
    same: pairs.filter(({ same }) => same).length,
    grouping: ratesOf(pairs, ({ a, b }) => rootOfSide(mind, a) === rootOfSide(mind, b)),
    unseen: ratesOf(pairs, ({ id, margin }) => margin >= shifts[id % FOLDS]!),
    untaught: ratesOf(pairs, ({ margin }) => margin >= 0),
    threshold: { given, learned: given + shift, shift },
    secondSignal: secondSignalOf(mind),
  };
}

function rootOfSide({ book, threads }: Mind, { thread, pain }: JudgedSide): number {
  const live = threads.pain.get(thread) ?? threads.delight.get(thread);
  return book.resolve(live?.pain ?? pain);
}

function ratesOf(pairs: readonly JudgedPair[], together: (pair: JudgedPair) => boolean): Rates {
  let [both, put, same, agreed] = [0, 0, 0, 0];
  for (const pair of pairs) {
    const own = together(pair);
    if (own) put++;
    if (pair.same) same++;
    if (own && pair.same) both++;
    if (own === pair.same) agreed++;
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    precision: share(both, put),
    recall: share(both, same),
    agreement: share(agreed, pairs.length),
  };
}
