/**
 * `npm run bench -- mood --data FILE.csv[.gz] --text COL --polarity COL [--seed N] [--no-peer] --json`
 * How often the sign of the mood is right: before learning (`cold`, all rows), and on rows never learned
 * from, after 500 and 5,000 rated ones (`learned500`, `learned5000`), beside scikit-learn on the same rows.
 */
import { parseArgs } from 'node:util';
import { type MoodModel, readMood, trainMood } from '@gongjian/engines/mood';
import { normalise } from '@gongjian/engines/text';
import { readRows } from './clustering/rows.ts';
import { peerAccuracies } from './moods/peer.ts';
import { polarities } from './moods/polarity.ts';

const SIZES = [500, 5000];
const LARGEST_TEST = 12_000;
const LEAST_TEST_SHARE = 0.3;

type Rated = { readonly original: string; readonly text: string; readonly polarity: number };

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string' },
    polarity: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'no-peer': { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
});
if (!values.data || !values.text || !values.polarity) {
  console.error(
    'Usage: npm run bench -- mood --data FILE.csv[.gz] --text COLUMN --polarity COLUMN [--seed N] [--no-peer] --json',
  );
  process.exit(2);
}

const rated = shuffled(readRated(values.data, values.text, values.polarity), Number(values.seed));
const from = Math.min(SIZES.at(-1)!, Math.floor(rated.length * (1 - LEAST_TEST_SHARE)));
const test = rated.slice(from, from + LARGEST_TEST);
const sizes = SIZES.map((size) => Math.min(size, from));
const began = performance.now();
const cold = accuracy(rated);
const coldSeconds = (performance.now() - began) / 1000;
const learned = sizes.map((size) => learn(size));
const peer = values['no-peer']
  ? { skipped: 'asked not to' }
  : peerAccuracies({
      texts: [...rated.slice(0, from), ...test].map(({ original }) => original),
      labels: [...rated.slice(0, from), ...test].map(({ polarity }) => Number(polarity > 0)),
      sizes,
      from,
    });
console.log(
  JSON.stringify({
    bench: 'mood',
    n: rated.length,
    good: round(rated.filter(({ polarity }) => polarity > 0).length / rated.length),
    test: test.length,
    learnedFrom: sizes,
    cold,
    coldOnTest: accuracy(test),
    learned500: learned[0]!.accuracy,
    learned5000: learned[1]!.accuracy,
    ...('skipped' in peer ? { peer } : { peer500: peer[String(sizes[0])], peer5000: peer[String(sizes[1])] }),
    trainSeconds: learned.map(({ seconds }) => seconds),
    textsPerSecondCold: Math.round(rated.length / coldSeconds),
  }),
);

function readRated(path: string, text: string, polarity: string): Rated[] {
  const rows = readRows(path);
  if (rows.length > 0 && !(text in rows[0]! && polarity in rows[0]!)) {
    console.error(`No such column; the file has: ${Object.keys(rows[0]!).join(', ')}`);
    process.exit(2);
  }
  const signs = polarities(rows.map((row) => row[polarity] ?? ''));
  return rows.flatMap((row, i) => {
    const original = row[text] ?? '';
    return signs[i] === undefined || original === ''
      ? []
      : [{ original, text: normalise(original), polarity: signs[i] }];
  });
}

function learn(size: number) {
  const start = performance.now();
  const model = trainMood(rated.slice(0, size));
  const seconds = round((performance.now() - start) / 1000);
  return { accuracy: accuracy(test, model), seconds };
}

/** Share of rows whose mood has the sign of their rating; no feeling counts as bad. */
function accuracy(rows: readonly Rated[], model?: MoodModel): number {
  const right = rows.filter(({ text, polarity }) => readMood(text, model).mood > 0 === polarity > 0);
  return round(right.length / rows.length);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  let state = seed >>> 0;
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 4294967296) * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
