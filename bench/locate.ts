/**
 * `npm run bench -- locate --data DIR [--noise X] --json` or `… --generate S|L|H|ratio --seeds N [--from SEED] --json`
 * How many of the true causes are found: F1 over attribute combinations, by setting, and seconds a case.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { locate } from '@gongjian/engines/locate';
import type { LocateCase } from './locating/case.ts';
import { generatedRatios } from './locating/generated-ratios.ts';
import { generatedValues, isValueDesign } from './locating/generated-values.ts';
import { noisier } from './locating/noise.ts';
import { isRatioFolder, ratioCases, writeRatioCases } from './locating/ratio-cases.ts';
import { f1Of, isAmong, rankedScopes, type Tally, tallyOf } from './locating/score.ts';
import { isSqueezeFolder, squeezeCases } from './locating/squeeze.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    generate: { type: 'string' },
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0' },
    every: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
});

/** Deepest combination that the public sets hold as a cause; the same for every set. */
const DEPTH = 4;

function* cases(): Generator<LocateCase> {
  if (options.generate && isValueDesign(options.generate)) {
    const from = Number(options.from);
    for (let seed = from; seed < from + Number(options.seeds); seed++)
      yield generatedValues(options.generate, seed);
    return;
  }
  if (options.generate === 'ratio') {
    const folder = mkdtempSync(join(tmpdir(), 'locate-'));
    const from = Number(options.from);
    writeRatioCases(
      folder,
      Array.from({ length: Number(options.seeds) }, (_, i) => generatedRatios(from + i)),
    );
    yield* ratioCases(folder);
    rmSync(folder, { recursive: true });
    return;
  }
  if (options.data && isRatioFolder(options.data)) yield* ratioCases(options.data);
  if (options.data && isSqueezeFolder(options.data)) yield* squeezeCases(options.data);
}

const bySetting = new Map<string, Tally[]>();
const all: Tally[] = [];
const tops: { first: Tally; top1: boolean; top3: boolean }[] = [];
let seconds = 0;
let n = 0;
for (const raw of cases()) {
  if (n++ % Number(options.every)) continue;
  const one = noisier(raw, Number(options.noise));
  const began = process.cpuUsage();
  const located = locate(one.leaves, { depth: DEPTH });
  const { user, system } = process.cpuUsage(began);
  seconds += (user + system) / 1e6;
  if (one.leaves.kind === 'ratio') {
    const ranked = rankedScopes(located);
    tops.push({
      first: tallyOf(ranked.slice(0, 1), one),
      top1: isAmong(located, one.truth, 1),
      top3: isAmong(located, one.truth, 3),
    });
  }
  const tally = tallyOf(
    located.causes.map(({ scope }) => scope),
    one,
  );
  all.push(tally);
  bySetting.set(one.setting, [...(bySetting.get(one.setting) ?? []), tally]);
  if (options.misses && tally.wrong + tally.missed > 0)
    console.error(
      JSON.stringify({
        id: one.id,
        truth: one.truth,
        got: located.causes.map(({ scope, lift, score }) => [
          JSON.stringify(scope),
          +lift.toFixed(2),
          +score.toFixed(1),
        ]),
      }),
    );
}
console.log(
  JSON.stringify({
    bench: 'locate',
    cases: all.length,
    f1: f1Of(all),
    ...(tops.length
      ? {
          rank1: f1Of(tops.map(({ first }) => first)),
          top1: tops.filter((t) => t.top1).length / tops.length,
          top3: tops.filter((t) => t.top3).length / tops.length,
        }
      : {}),
    hit: all.reduce((s, t) => s + t.hit, 0),
    wrong: all.reduce((s, t) => s + t.wrong, 0),
    missed: all.reduce((s, t) => s + t.missed, 0),
    settings: Object.fromEntries([...bySetting].map(([setting, tallies]) => [setting, f1Of(tallies)])),
    secondsPerCase: seconds / all.length,
  }),
);
