/**
 * `npm run bench -- locate --data DIR [--noise X [--form normal|heavy|sized|biased|wild]] [--every N] [--misses] --json`
 * `npm run bench -- locate --generate S|L|H|ratio [--seeds N] [--from SEED] --json`
 * How many true causes are found. DIR holds injection_info.csv (additive measures with forecasts) or cases.csv
 * (ratios, minute by minute). `f1` is over all causes; for ratios over the first answer, with `f1All` beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Located, locate } from '@gongjian/engines/locate';
import type { LocateCase } from './locating/case.ts';
import { generatedRatios } from './locating/generated-ratios.ts';
import { generatedValues, isValueDesign } from './locating/generated-values.ts';
import { isNoiseForm, noisier } from './locating/noise.ts';
import { isRatioFolder, ratioCases, writeRatioCases } from './locating/ratio-cases.ts';
import { f1Of, isAmong, rankedScopes, type Tally, tallyOf } from './locating/score.ts';
import { isSqueezeFolder, squeezeCases } from './locating/squeeze.ts';

/** Attributes in a cause at most: the deepest that public sets hold; the same for every set. */
const DEPTH = 4;

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    generate: { type: 'string' },
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0' },
    form: { type: 'string', default: 'normal' },
    every: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
});
const { form } = options;
const cases = casesOf();
if (!cases || !isNoiseForm(form)) {
  console.error('Usage: npm run bench -- locate (--data DIR | --generate S|L|H|ratio [--seeds N]) --json');
  console.error('DIR holds injection_info.csv or cases.csv.');
  process.exit(2);
}

interface Result {
  readonly setting: string;
  readonly all: Tally;
  readonly first: Tally;
  readonly top1: boolean;
  readonly top3: boolean;
}

const results: Result[] = [];
let [n, seconds, ratios] = [0, 0, false];
for (const raw of cases) {
  if (n++ % Number(options.every)) continue;
  const one = noisier(raw, Number(options.noise), form);
  ratios ||= one.leaves.kind === 'ratio';
  const began = process.cpuUsage();
  const located = locate(one.leaves, { depth: DEPTH });
  const { user, system } = process.cpuUsage(began);
  seconds += (user + system) / 1e6;
  const result = resultOf(one, located);
  results.push(result);
  if (options.misses && result.all.wrong + result.all.missed > 0) printMiss(one, located);
}
const f1All = round(f1Of(results.map(({ all }) => all)));
const first = {
  f1: round(f1Of(results.map((result) => result.first))),
  top1: shareOf(({ top1 }) => top1),
  top3: shareOf(({ top3 }) => top3),
  f1All,
};
console.log(
  JSON.stringify({
    bench: 'locate',
    set: options.data ?? `generated ${options.generate}, seeds from ${options.from}`,
    noise: Number(options.noise) && { deviation: Number(options.noise), form },
    cases: results.length,
    ...(ratios ? first : { f1: f1All }),
    hit: countOf('hit'),
    wrong: countOf('wrong'),
    missed: countOf('missed'),
    settings: settingsOf(ratios ? 'first' : 'all'),
    secondsPerCase: round(seconds / Math.max(1, results.length)),
  }),
);

function casesOf(): Iterable<LocateCase> | undefined {
  const { data, generate } = options;
  const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => Number(options.from) + i);
  if (generate === 'ratio') return writtenRatios(seeds);
  if (generate && isValueDesign(generate)) return lazily(seeds, (seed) => generatedValues(generate, seed));
  if (data && isSqueezeFolder(data)) return squeezeCases(data);
  if (data && isRatioFolder(data)) return ratioCases(data);
  return undefined;
}

function* lazily(seeds: readonly number[], make: (seed: number) => LocateCase): Generator<LocateCase> {
  for (const seed of seeds) yield make(seed);
}

/** Generated ratios go through files, as real ones come. */
function* writtenRatios(seeds: readonly number[]): Generator<LocateCase> {
  for (const seed of seeds) {
    const folder = mkdtempSync(join(tmpdir(), 'locate-'));
    writeRatioCases(folder, [generatedRatios(seed)]);
    yield* ratioCases(folder);
    rmSync(folder, { recursive: true });
  }
}

function resultOf(one: LocateCase, located: Located): Result {
  return {
    setting: one.setting,
    all: tallyOf(
      located.causes.map(({ scope }) => scope),
      one,
    ),
    first: tallyOf(rankedScopes(located).slice(0, 1), one),
    top1: isAmong(located, one.truth, 1),
    top3: isAmong(located, one.truth, 3),
  };
}

function settingsOf(part: 'all' | 'first'): Record<string, number> {
  const groups = Map.groupBy(results, ({ setting }) => setting);
  return Object.fromEntries(
    [...groups].map(([setting, own]) => [setting, round(f1Of(own.map((result) => result[part])))]),
  );
}

function countOf(part: keyof Tally): number {
  return results.reduce((sum, { all }) => sum + all[part], 0);
}

function shareOf(test: (result: Result) => boolean): number {
  return round(results.filter(test).length / Math.max(1, results.length));
}

function printMiss({ id, truth }: LocateCase, { causes, alternatives }: Located): void {
  const got = causes.map(({ scope, lift, score }) => ({ scope, lift: round(lift), score: round(score) }));
  console.error(JSON.stringify({ id, truth, got, alternatives: alternatives.map(({ scope }) => scope) }));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
