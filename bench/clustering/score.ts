/** All measures of a grouping against labels, in one record. */
import { bcubedF1 } from './bcubed.ts';
import { contingency } from './contingency.ts';
import { adjustedMutualInformation, normalisedMutualInformation } from './information.ts';
import { matchedAccuracy } from './matching.ts';
import { adjustedRand } from './rand.ts';

export interface Score {
  readonly n: number;
  readonly labels: number;
  readonly pains: number;
  readonly kRatio: number;
  readonly nmi: number;
  readonly ami: number;
  readonly ari: number;
  readonly bcubedF1: number;
  readonly acc: number;
}

export function score(groups: readonly (string | number)[], labels: readonly (string | number)[]): Score {
  const table = contingency(groups, labels);
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    n: table.n,
    labels: table.labels.length,
    pains: table.groups.length,
    kRatio: round(table.groups.length / table.labels.length),
    nmi: round(normalisedMutualInformation(table)),
    ami: round(adjustedMutualInformation(table)),
    ari: round(adjustedRand(table)),
    bcubedF1: round(bcubedF1(table)),
    acc: round(matchedAccuracy(table)),
  };
}
