import { type Candidate, isSame } from './candidates.ts';
import { type CodedAttribute, codeAttributes } from './coding.ts';
import { cuboidsOf, type Place } from './cuboids.ts';
import type { Evidence } from './evidence.ts';
import type { Leaves } from './leaves.ts';
import type { Alternative, Cause, Located } from './located.ts';
import { type Found, search } from './search.ts';
import { type LocateSettings, SETTINGS } from './settings.ts';
import { joinSiblings } from './siblings.ts';
import type { Tallies } from './sums.ts';
import { talliedEvidence } from './tallied.ts';
import { valuedEvidence } from './valued.ts';

/** A scope of counts can only be a cause if this much was counted or expected there. */
const LEAST_MASS = 3;

/**
 * Which combinations of attribute values explain that `actual` differs from `expected`. Deterministic; the
 * order of rows and of attributes changes nothing. Meant for up to 8 attributes and 200,000 leaves.
 */
export function locate(leaves: Leaves, settings: Partial<LocateSettings> = {}): Located {
  const chosen = { ...SETTINGS, ...settings };
  const tallies = talliesOf(leaves, chosen);
  const mass = tallies.actual.map((v, i) => Math.max(Math.abs(v), Math.abs(tallies.expected[i]!)));
  const attributes = codeAttributes(leaves, {
    mass,
    absentAsCause: chosen.absentAsCause,
    enough: (count, sum) => (leaves.kind === 'value' ? count > 1 : sum >= LEAST_MASS),
  });
  const cuboids = cuboidsOf(attributes, Math.min(chosen.depth, attributes.length), {
    mass,
    least: leaves.kind === 'value' ? 0 : LEAST_MASS,
  });
  const evidence =
    leaves.kind === 'value'
      ? valuedEvidence(tallies.actual, tallies.expected)
      : talliedEvidence(
          tallies,
          cuboids.filter((cuboid) => cuboid.attributes.length <= 2),
        );
  return reported(search({ cuboids, evidence, settings: chosen }), {
    attributes,
    evidence,
    settings: chosen,
  });
}

/** The leaves as sums; of a ratio, events of trials. */
function talliesOf(leaves: Leaves, { pseudoCount }: LocateSettings): Tallies {
  if (leaves.kind !== 'ratio') {
    const { actual, expected } = leaves;
    return { actual: Float64Array.from(actual), expected: Float64Array.from(expected), pseudoCount };
  }
  const trials = Float64Array.from(leaves.denominator);
  const expected = Float64Array.from(leaves.expected, (ratio, i) => ratio * trials[i]!);
  return { actual: Float64Array.from(leaves.numerator), expected, trials, pseudoCount };
}

interface Reporting {
  readonly attributes: readonly CodedAttribute[];
  readonly evidence: Evidence;
  readonly settings: LocateSettings;
}

function reported({ causes, leaves, runnersUp }: Found, reporting: Reporting): Located {
  const { evidence, settings } = reporting;
  const sums = leaves.map((own) => sumsOf(own, evidence));
  const rest = restOf(evidence);
  const gross = (direction: number) =>
    sums.reduce((sum, { excess }) => sum + Math.max(0, direction * excess), Math.max(0, direction * rest));
  const listed = causes.map((cause, i): Cause => {
    const { actual, expected, excess } = sums[i]!;
    return {
      scope: scopeOf(cause, reporting.attributes),
      actual,
      expected,
      lift: actual / Math.max(expected, settings.pseudoCount),
      share: Math.abs(excess) / (gross(Math.sign(excess)) || 1),
      score: cause.score,
      direction: excess < 0 ? 'down' : 'up',
    };
  });
  const named = sums.reduce((sum, { excess }) => sum + Math.abs(excess), 0);
  const explained = named > 0 ? named / (named + Math.abs(rest)) : 0;
  return {
    causes: joinSiblings(listed, settings.pseudoCount),
    explained,
    outside: explained < settings.outsideBelow,
    alternatives: alternativesOf(runnersUp, causes, reporting),
    leaves: evidence.actual.length,
  };
}

function sumsOf(leaves: Int32Array, { actual, expected }: Evidence) {
  let [o, e] = [0, 0];
  for (const leaf of leaves) {
    o += actual[leaf]!;
    e += expected[leaf]!;
  }
  return { actual: o, expected: e, excess: o - e };
}

/** Excess of the leaves that no cause claims. */
function restOf({ actual, expected, claimed }: Evidence): number {
  let rest = 0;
  for (let leaf = 0; leaf < actual.length; leaf++)
    if (!claimed[leaf]) rest += actual[leaf]! - expected[leaf]!;
  return rest;
}

function alternativesOf(
  runnersUp: readonly Candidate[],
  causes: readonly Candidate[],
  { attributes, settings }: Reporting,
): Alternative[] {
  const first = causes[0] ?? runnersUp[0];
  if (!first) return [];
  return runnersUp
    .filter((candidate) => !causes.some((cause) => isSame(cause, candidate)))
    .slice(0, settings.alternatives)
    .map((candidate) => ({
      scope: scopeOf(candidate, attributes),
      score: candidate.score,
      overlap: overlapOf(candidate, first),
    }));
}

function overlapOf(a: Candidate, b: Candidate): number {
  let [both, either] = [0, 0];
  for (let leaf = 0; leaf < a.cuboid.of.length; leaf++) {
    const inA = a.cuboid.of[leaf] === a.element;
    const inB = b.cuboid.of[leaf] === b.element;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either > 0 ? both / either : 0;
}

function scopeOf(
  { cuboid, element }: Place,
  attributes: readonly CodedAttribute[],
): Record<string, string[]> {
  const codes = cuboid.codesOf(element);
  return Object.fromEntries(
    cuboid.attributes.map((a, i) => [attributes[a]!.name, [attributes[a]!.values[codes[i]!]!]]),
  );
}
