/**
 * `npm run bench -- nab --data DIR [--json]`: the metric detector, one fixed setting, on the Numenta Anomaly Benchmark
 * by its own rule: three profiles, one threshold a profile, optimised over the corpus as the benchmark does.
 * `halves`: the threshold from one half of the files, the standard score on the other, over twenty seeded halvings
 * both ways. `scorer`: our scorer on the published results. `fixed`: the threshold that the detector ships with.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMetricDetector } from '@gongjian/engines/surge';
import { chanceOf } from './surging/chance.ts';
import { round } from './surging/figures.ts';
import { type Profile, readCorpus, readProfiles, type Series } from './surging/nab/corpus.ts';
import { checkPublished } from './surging/nab/published.ts';
import { normalised, optimise, type Scored, scoreAt, scoredOf, windowsOf } from './surging/nab/scoring.ts';

const HALVINGS = 20;
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean' } },
});
if (!values.data || !existsSync(join(values.data, 'labels', 'combined_windows.json'))) {
  console.error(
    'Usage: npm run bench -- nab --data DIR --json (DIR holds data/, labels/, config/ and results/ of NAB)',
  );
  process.exit(2);
}
const corpus = readCorpus(values.data);
const profiles = readProfiles(values.data);
const began = process.cpuUsage().user;
const scores = corpus.map(scoresOf);
const spent = process.cpuUsage().user - began;
const all = corpus.map((series, i) => scoredOf(series, scores[i]!));
const best = (profile: Profile) => {
  const costs = profiles[profile];
  const { threshold, score } = optimise(all, costs);
  return { score: round(normalised(score, windowsOf(all), costs)), threshold: round(threshold) };
};
const [standard, lowFp, lowFn] = [best('standard'), best('reward_low_FP_rate'), best('reward_low_FN_rate')];
const shipped = createMetricDetector().point(0, 0).threshold;
const held = heldOut(all);
const { scorer, largestDifference, ...checks } = checkPublished(values.data, corpus, profiles.standard);
console.log(
  JSON.stringify({
    bench: 'nab',
    series: corpus.length,
    points: corpus.reduce((sum, { values: points }) => sum + points.length, 0),
    windows: windowsOf(all),
    standard: standard.score,
    lowFp: lowFp.score,
    lowFn: lowFn.score,
    thresholds: { standard: standard.threshold, lowFp: lowFp.threshold, lowFn: lowFn.threshold },
    halves: round(held.mean),
    halvesDeviation: round(held.deviation),
    fixed: {
      threshold: shipped,
      standard: round(
        normalised(scoreAt(all, profiles.standard, shipped), windowsOf(all), profiles.standard),
      ),
    },
    ...told(all, standard.threshold),
    microsPerPoint: round(spent / corpus.reduce((sum, series) => sum + series.values.length, 0)),
    scorer,
    scorerLargestDifference: largestDifference,
    ...checks,
  }),
);

function scoresOf({ times, values: points }: Series): Float64Array {
  const detector = createMetricDetector();
  return points.map((value, i) => detector.point(times[i]!, value).score);
}

/** Windows met and false points at a threshold. */
function told(scored: readonly Scored[], threshold: number): { windowsMet: number; falsePoints: number } {
  let [windowsMet, falsePoints] = [0, 0];
  for (const { points } of scored) {
    const above = points.filter(({ score }) => score >= threshold);
    windowsMet += new Set(above.filter(({ window }) => window >= 0).map(({ window }) => window)).size;
    falsePoints += above.filter(({ window }) => window < 0).length;
  }
  return { windowsMet, falsePoints };
}

/** Thresholds of one half, scores of the other. */
function heldOut(scored: readonly Scored[]): { mean: number; deviation: number } {
  const costs = profiles.standard;
  const found: number[] = [];
  for (let i = 0; i < HALVINGS; i++) {
    const order = shuffled(scored, Number(values.seed) * 1000 + i);
    const middle = Math.floor(order.length / 2);
    const [one, other] = [order.slice(0, middle), order.slice(middle)];
    for (const [chosen, tested] of [
      [one, other],
      [other, one],
    ] as const) {
      const { threshold } = optimise(chosen, costs);
      found.push(normalised(scoreAt(tested, costs, threshold), windowsOf(tested), costs));
    }
  }
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  return {
    mean,
    deviation: Math.sqrt(found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / found.length),
  };
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  const { uniform } = chanceOf(seed);
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
