/**
 * `npm run bench -- promotion [--seeds N] [--seed S] --json`: replays promotions that the calendar knows of.
 *
 * A negative binomial series (k = 2 a bin) with a daily cycle is learned for four weeks, three windows of six hours of
 * one kind among them. Then one more window is played in each of these ways, from the same learned state: on its plan
 * (each window's true lift is the plan times a log-normal of 5 %) or 30 % above, of the known kind with a plan, of the
 * known kind without one, of a kind never seen with a plan; and one that the calendar does not know. Shares of replays
 * with an alarm upwards within the window, and the median delay from its start.
 */
import { parseArgs } from 'node:util';
import { type CountState, createCountDetector, type PromotionWindow } from '@gongjian/engines/surge';
import { chanceOf } from './surging/chance.ts';
import { quantile, round } from './surging/figures.ts';
import { run } from './surging/playing.ts';
import { arrivalsOf, BIN_MS, DAY_MS, type Source, WEEK_MS } from './surging/stream.ts';

const START = Date.UTC(2026, 0, 5);
const HOURS = 6;
const HOUR_MS = 3_600_000;
const BETWEEN = 0.05;
const EXCESS = 1.3;
const WAYS = [
  { way: 'knownOnPlan', kind: 'flash sale', planned: true, factor: 1 },
  { way: 'knownWithoutPlan', kind: 'flash sale', planned: false, factor: 1 },
  { way: 'firstOnPlan', kind: 'new festival', planned: true, factor: 1 },
  { way: 'known30Above', kind: 'flash sale', planned: true, factor: EXCESS },
  { way: 'knownWithoutPlan30Above', kind: 'flash sale', planned: false, factor: EXCESS },
  { way: 'first30Above', kind: 'new festival', planned: true, factor: EXCESS },
  { way: 'notInCalendar', kind: undefined, planned: false, factor: 1 },
] as const;
type Way = (typeof WAYS)[number];

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
const [seeds, seed] = [Number(values.seeds), Number(values.seed)];
const cases = [5, 20].flatMap((perMinute) => {
  const replays = Array.from({ length: seeds }, (_, i) => replay(perMinute, (seed + i) * 7919 + perMinute));
  return WAYS.map(({ way }) => {
    const delays = replays.map((one) => one[way]);
    const alarmed = delays.filter((delay) => delay !== undefined).sort((a, b) => a - b);
    return {
      perMinute,
      way,
      replays: delays.length,
      alarmed: round(alarmed.length / delays.length),
      medianMinutes: alarmed.length === 0 ? null : round(quantile(alarmed, 0.5) / 60_000),
    };
  });
});
const worst = (ways: RegExp, pick: (shares: number[]) => number) =>
  pick(cases.filter(({ way }) => ways.test(way)).map(({ alarmed }) => alarmed));
console.log(
  JSON.stringify({
    bench: 'promotion',
    seed,
    seeds,
    worstAlarmedOnPlan: worst(/OnPlan$|WithoutPlan$/, (shares) => Math.max(...shares)),
    leastAlarmed30Above: worst(/30Above$/, (shares) => Math.min(...shares)),
    cases,
  }),
);

/** Delay of the alarm in each way, in ms; undefined where none came. */
function replay(perMinute: number, each: number): Record<Way['way'], number | undefined> {
  const source: Source = { perMinute, size: 2, chance: chanceOf(each) };
  const plan = [1.5, 2, 3, 4][Math.floor(source.chance.uniform() * 4)]!;
  const lift = () => plan * Math.exp(BETWEEN * source.chance.normal());
  const detector = createCountDetector();
  const past = [9, 16, 23].map((day) => {
    const start = START + day * DAY_MS + Math.floor(source.chance.uniform() * 18) * HOUR_MS;
    return { start, end: start + HOURS * HOUR_MS, kind: 'flash sale', lift: plan };
  });
  let from = START;
  for (const window of past) {
    detector.promote(past);
    run(detector, source, { from, to: window.start });
    run(detector, source, { from: window.start, to: window.end, lift: lift() });
    from = window.end;
  }
  const start = START + 4 * WEEK_MS + Math.floor(source.chance.uniform() * 18) * HOUR_MS;
  run(detector, source, { from, to: start });
  const state = detector.snapshot();
  return Object.fromEntries(
    WAYS.map((way) => [way.way, playWay(state, source, { way, start, plan, lift: lift() * way.factor })]),
  ) as Record<Way['way'], number | undefined>;
}

interface Playing {
  readonly way: Way;
  readonly start: number;
  readonly plan: number;
  readonly lift: number;
}

function playWay(state: CountState, source: Source, { way, start, plan, lift }: Playing): number | undefined {
  const detector = createCountDetector({}, state);
  const end = start + HOURS * HOUR_MS;
  if (way.kind !== undefined) {
    const window: PromotionWindow = { start, end, kind: way.kind, ...(way.planned ? { lift: plan } : {}) };
    detector.promote([window]);
  }
  for (let bin = start; bin < end; bin += BIN_MS) {
    for (const at of arrivalsOf(source, bin, lift)) {
      const { alarm, direction } = detector.arrive(at);
      if (alarm && direction === 'up') return at - start;
    }
  }
  return undefined;
}
