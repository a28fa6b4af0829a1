/** Hits of the located causes: F1 over combinations, and whether the first answers are exactly right. */
import type { Located, Scope } from '@gongjian/engines/locate';
import { type Element, elementKey, type LocateCase } from './case.ts';

export interface Tally {
  readonly hit: number;
  readonly wrong: number;
  readonly missed: number;
}

/** A scope with several values of an attribute is as many combinations. */
export function elementsOf(scope: Scope): Element[] {
  return Object.entries(scope).reduce<Element[]>(
    (elements, [attribute, values]) =>
      elements.flatMap((element) => values.map((value) => ({ ...element, [attribute]: value }))),
    [{}],
  );
}

/** Compares all causes of one case with its truth, as sets of combinations. */
export function tallyOf(scopes: readonly Scope[], { truth }: Pick<LocateCase, 'truth'>): Tally {
  const wanted = new Set(truth.map(elementKey));
  const got = new Set(scopes.flatMap(elementsOf).map(elementKey));
  const hit = [...got].filter((key) => wanted.has(key)).length;
  return { hit, wrong: got.size - hit, missed: wanted.size - hit };
}

/** The answers of a case in their order: causes, then alternatives. */
export function rankedScopes({ causes, alternatives }: Located): Scope[] {
  return [...causes.map(({ scope }) => scope), ...alternatives.map(({ scope }) => scope)];
}

/** Whether one of the first `ranks` answers is exactly one of the true causes. */
export function isAmong(located: Located, truth: readonly Element[], ranks: number): boolean {
  const wanted = new Set(truth.map(elementKey));
  return rankedScopes(located)
    .slice(0, ranks)
    .some((scope) => elementsOf(scope).some((element) => wanted.has(elementKey(element))));
}

/** Micro-averaged F1; 1 where there was nothing to find and nothing was named. */
export function f1Of(tallies: readonly Tally[]): number {
  const [hit, wrong, missed] = ['hit', 'wrong', 'missed'].map((part) =>
    tallies.reduce((sum, tally) => sum + tally[part as keyof Tally], 0),
  ) as [number, number, number];
  const all = 2 * hit + wrong + missed;
  return all > 0 ? (2 * hit) / all : 1;
}
