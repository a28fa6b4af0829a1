/**
 * `npm run bench -- delay [--seeds N] [--seed S] [--weeks W] --json`: how soon a lift is detected, beside the floor.
 *
 * Series with a daily cycle of ±70 %, Poisson and negative binomial (k = 2 a bin of 10 s), are learned for four weeks
 * by a detector with default settings that knows nothing of them. Then W quiet weeks count false alarms of both
 * directions, and from moments of these weeks each lift is played until the alarm. `floor` = ln(ARL0) / KL, with ARL0
 * = 60,480 bins of 10 s = one week, and KL the divergence a bin of the lifted model from the true one (Poisson or
 * negative binomial) at the mean rate of the day; `cycleFloor` is the median over the same onsets of the time in which
 * KL summed along the true cycle reaches ln(ARL0). `tenPercent` counts the false alarms of a week that runs 10 % above
 * what was learned; `whileLearning` those a week of the four weeks that are learned from, from nothing.
 */
import { parseArgs } from 'node:util';
import { quantile, round } from './surging/figures.ts';
import { cycleFloor, floorMinutes } from './surging/floors.ts';
import { play } from './surging/playing.ts';
import { speedOf } from './surging/speed.ts';

const RATES = [0.2, 1, 5, 20];
const LIFTS = [2, 3, 5];
const MODELS = [
  { model: 'poisson', size: Infinity },
  { model: 'nb', size: 2 },
] as const;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    weeks: { type: 'string', default: '8' },
    rates: { type: 'string', default: RATES.join(',') },
    json: { type: 'boolean' },
  },
});
const [seeds, seed, weeks] = [values.seeds, values.seed, values.weeks].map(Number) as [
  number,
  number,
  number,
];
const began = process.cpuUsage().user;
const cases = MODELS.flatMap(({ model, size }) =>
  values.rates
    .split(',')
    .map(Number)
    .flatMap((perMinute) => {
      const played = Array.from({ length: seeds }, (_, i) =>
        play({
          perMinute,
          size,
          weeks,
          lifts: LIFTS,
          seed: (seed + i) * 7919 + perMinute * 101 + Number(size === 2),
        }),
      );
      const falseAlarms = sum(played.map((one) => one.falseAlarms)) / (seeds * weeks);
      const learning = sum(played.map((one) => one.learningAlarms)) / seeds / 4;
      const tenPercent = sum(played.map((one) => one.staleAlarms)) / seeds;
      return LIFTS.map((lift) => {
        const delays = played.flatMap((one) => one.delays.filter((each) => each.lift === lift));
        const minutes = delays.map(({ ms }) => ms / 60_000).sort((a, b) => a - b);
        const floor = floorMinutes({ perMinute, size, lift });
        const cycle = quantile(
          delays.map(({ at }) => cycleFloor({ perMinute, size, lift, at })).sort((a, b) => a - b),
          0.5,
        );
        const median = quantile(minutes, 0.5);
        return {
          model,
          perMinute,
          lift,
          medianMinutes: round(median),
          p90Minutes: round(quantile(minutes, 0.9)),
          floorMinutes: round(floor),
          ratio: round(median / floor),
          cycleFloorMinutes: round(cycle),
          cycleRatio: round(median / cycle),
          onsets: minutes.length,
          falseAlarmsPerWeek: round(falseAlarms),
          tenPercent: round(tenPercent),
          whileLearning: round(learning),
        };
      });
    }),
);
const speed = speedOf(seed);
const told = cases.filter(({ floorMinutes: floor }) => floor >= 2 / 6);
console.log(
  JSON.stringify({
    bench: 'delay',
    seed,
    seeds,
    weeks,
    arl0: '60480 bins of 10 s (one week)',
    kl: 'nats a bin, of the true model (Poisson, or NB with k = 2), lifted against usual, at the mean rate',
    worstRatio: Math.max(...told.map(({ ratio }) => ratio)),
    worstCycleRatio: Math.max(...told.map(({ cycleRatio }) => cycleRatio)),
    worstFalseAlarmsPerWeek: Math.max(...cases.map((one) => one.falseAlarmsPerWeek)),
    worstTenPercent: Math.max(...cases.map((one) => one.tenPercent)),
    ...speed,
    microsPerArrival: round(speed.microsPerArrival),
    cpuSeconds: round((process.cpuUsage().user - began) / 1e6),
    cases,
  }),
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
