/**
 * `npm run bench -- kinds [--wrong]`: how often the kind of a written point is right, by kind, on the
 * project's own cases, and the speed of the whole reading: normalise, language, points, mood, kind.
 */
import { readMood } from '@gongjian/engines/mood';
import {
  detectLanguage,
  kindOf,
  normalise,
  POINT_KINDS,
  type PointKind,
  splitPoints,
} from '@gongjian/engines/text';
import { kindCases } from '../engines/text/kinds/cases/cases.ts';

const ROUNDS = 60;

const cases = kindCases();
const read = (text: string): PointKind => {
  const folded = normalise(text);
  return kindOf(folded, readMood(folded));
};
const results = cases.map(({ text, kind }) => ({ text, kind, got: read(text) }));
const byKind = Object.fromEntries(
  POINT_KINDS.map((kind) => {
    const [of, as] = [results.filter((r) => r.kind === kind), results.filter((r) => r.got === kind)];
    const right = of.filter((r) => r.got === kind).length;
    return [
      kind,
      { cases: of.length, recall: round(right / of.length), precision: round(right / as.length) },
    ];
  }),
);
const wrong = results.filter(({ kind, got }) => kind !== got);
console.log(
  JSON.stringify({
    bench: 'kinds',
    set: 'own written cases, seen in development',
    cases: cases.length,
    accuracy: round(1 - wrong.length / cases.length),
    byKind,
    wrong: process.argv.includes('--wrong') ? wrong : wrong.length,
    pointsPerSecond: pointsPerSecond(),
  }),
);

function pointsPerSecond(): number {
  const voices = Array.from({ length: 40 }, (_, i) =>
    cases
      .filter((_, j) => j % 40 === i)
      .map(({ text }) => text)
      .join('。'),
  );
  const all = [...cases.map(({ text }) => text), ...voices];
  let points = 0;
  const began = process.cpuUsage().user;
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of all) {
      detectLanguage(text);
      for (const { start, end } of splitPoints(text)) {
        read(text.slice(start, end));
        points++;
      }
    }
  }
  return Math.round(points / ((process.cpuUsage().user - began) / 1e6));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
