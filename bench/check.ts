/**
 * `npm run bench -- check [--json] [--rules 1000] [--repeats 15]`: what `controls.check` takes where one of many rules
 * matches and where none does, beside a look-up in a plain Map in the same run. Nanoseconds a call: the median of the
 * repeats, and the least and most of them.
 */
import { parseArgs } from 'node:util';
import type { Control, Facts } from '../client/controls/control.ts';
import { Ledger } from '../client/controls/ledger.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    rules: { type: 'string', default: '1000' },
    repeats: { type: 'string', default: '15' },
    calls: { type: 'string', default: '200000' },
  },
});
const RULES = Number(values.rules);
const REPEATS = Number(values.repeats);
const CALLS = Number(values.calls);
const NOW = Date.now();

const ACTIONS: Control['action'][] = [
  { type: 'pause-offer' },
  { type: 'hold-refund' },
  { type: 'banner', words: 'x' },
];

/** A rule as alarms make them: a product in some regions, and every third for one tier of customers only. */
const rule = (n: number): Control => ({
  id: `rule-${n}`,
  number: n,
  scope: {
    product: [`product-${n}`],
    region: [`region-${n % 31}`, `region-${(n + 7) % 31}`],
    ...(n % 3 === 0 ? { tier: ['gold'] } : {}),
  },
  action: ACTIONS[n % ACTIONS.length]!,
  expiresAt: new Date(NOW + 3_600_000).toISOString(),
  drill: false,
});

const orders = (make: (n: number) => Facts): Facts[] => Array.from({ length: 1_024 }, (_, n) => make(n * 7));
const order = (product: string, n: number): Facts => ({
  product,
  region: `region-${n % 31}`,
  tier: 'gold',
  channel: 'app',
  amount: 100 + (n % 50),
});
const hit = orders((n) => order(`product-${n % RULES}`, n % RULES));
const miss = orders((n) => order(`other-${n}`, n));
/** The product has a rule, but for another region. */
const nearMiss = orders((n) => order(`product-${n % RULES}`, (n % RULES) + 3));

const ledger = new Ledger(() => Date.now());
ledger.turn(
  { type: 'snapshot', revision: 1, controls: Array.from({ length: RULES }, (_, n) => rule(n)) },
  '1',
);
const map = new Map(Array.from({ length: RULES }, (_, n) => [`product-${n}`, n]));

let sink = 0;
const MEASURED: Record<string, (n: number) => number> = {
  hit: (n) => ledger.check(hit[n & 1_023]!).length,
  miss: (n) => ledger.check(miss[n & 1_023]!).length,
  nearMiss: (n) => ledger.check(nearMiss[n & 1_023]!).length,
  mapHit: (n) => map.get(hit[n & 1_023]!.product as string) ?? 0,
  mapMiss: (n) => map.get(miss[n & 1_023]!.product as string) ?? 0,
};

/** Nanoseconds of this process a call. */
function run(call: (n: number) => number): number {
  const began = process.cpuUsage();
  for (let n = 0; n < CALLS; n += 1) sink += call(n);
  const { user, system } = process.cpuUsage(began);
  return ((user + system) * 1_000) / CALLS;
}

const taken: Record<string, number[]> = {};
for (const call of Object.values(MEASURED)) run(call);
for (let repeat = 0; repeat < REPEATS; repeat += 1) {
  for (const [name, call] of Object.entries(MEASURED)) {
    taken[name] ??= [];
    taken[name].push(run(call));
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
const spread = (figures: readonly number[]) => {
  const sorted = figures.toSorted((a, b) => a - b);
  return {
    medianNs: round(sorted[Math.floor(sorted.length / 2)]!),
    leastNs: round(sorted[0]!),
    mostNs: round(sorted.at(-1)!),
  };
};
const figures = Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, spread(all)]));
const matched = hit.filter((facts) => ledger.check(facts).length > 0).length;
console.log(
  JSON.stringify({
    bench: 'check',
    rules: RULES,
    calls: CALLS,
    repeats: REPEATS,
    ...figures,
    hitOverMap: round(figures.hit!.medianNs / figures.mapHit!.medianNs),
    missOverMap: round(figures.miss!.medianNs / figures.mapMiss!.medianNs),
    hitsOf1024: matched,
    missesThatMatched: miss.concat(nearMiss).filter((facts) => ledger.check(facts).length > 0).length,
    sink: sink % 2,
  }),
);
