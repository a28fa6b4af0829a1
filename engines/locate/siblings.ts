import type { Cause, Scope } from './located.ts';

/** Lifts of siblings may differ by this factor before they are told apart. */
const ALIKE = 2;

/** Joins causes that differ in the values of one attribute only into "A or B", in the place of the first. */
export function joinSiblings(causes: readonly Cause[], pseudoCount: number): Cause[] {
  const joined: Cause[] = [];
  for (const cause of causes) {
    const at = joined.findIndex((other) => differsInOne(other, cause) !== undefined);
    if (at < 0) joined.push(cause);
    else joined[at] = both(joined[at]!, cause, pseudoCount);
  }
  return joined.length < causes.length ? joinSiblings(joined, pseudoCount) : joined;
}

/** The attribute in which two causes alike differ; undefined where they are no siblings. */
function differsInOne(a: Cause, b: Cause): string | undefined {
  if (a.direction !== b.direction || Object.keys(a.scope).join('\0') !== Object.keys(b.scope).join('\0'))
    return;
  const [low, high] = [Math.min(a.lift, b.lift), Math.max(a.lift, b.lift)];
  if (a.direction === 'up' && high > ALIKE * low) return;
  const different = Object.keys(a.scope).filter((name) => !sameValues(a.scope[name]!, b.scope[name]!));
  return different.length === 1 ? different[0] : undefined;
}

const sameValues = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function both(a: Cause, b: Cause, pseudoCount: number): Cause {
  const name = differsInOne(a, b)!;
  const scope: Scope = { ...a.scope, [name]: [...new Set([...a.scope[name]!, ...b.scope[name]!])].sort() };
  const [actual, expected] = [a.actual + b.actual, a.expected + b.expected];
  const lift = actual / Math.max(expected, pseudoCount);
  return { ...a, scope, actual, expected, lift, share: a.share + b.share, score: a.score + b.score };
}
