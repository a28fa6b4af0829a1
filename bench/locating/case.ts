import type { Leaves } from '@gongjian/engines/locate';

/** One attribute combination as truth or answer holds it: one value an attribute. */
export type Element = Readonly<Record<string, string>>;

/** One incident with its known causes. */
export interface LocateCase {
  readonly id: string;
  /** What cases are averaged by: layer and number of causes. */
  readonly setting: string;
  readonly leaves: Leaves;
  readonly truth: readonly Element[];
}

/** The same text for the same combination, whatever the order of its attributes. */
export const elementKey = (element: Element): string =>
  Object.keys(element)
    .sort()
    .map((attribute) => `${attribute}=${element[attribute]}`)
    .join('&');
