import { type Cause, expectedByShares, type Located, locate } from '@gongjian/engines/locate';
import type { Subject } from '../alarms/found.ts';
import type { Facts, Scope } from '../scope.ts';
import type { Leaves } from './leaf-counts.ts';

/** What an alarm is located from: what came since it began, beside what usually comes. */
export interface Evidence {
  readonly subject: Subject;
  readonly direction: 'up' | 'down';
  /** Facts of the voices since the onset that the alarm is about. */
  readonly voices: readonly Facts[];
  /** How many were expected of them in that time. */
  readonly expected: number;
  readonly usual: Leaves;
  /** All other voices since the onset, what usually comes of those, and how many were expected. */
  readonly others: {
    readonly expected: number;
    readonly usual: () => Leaves;
    /** How many of them lie within a scope. */
    readonly count: (scope: Scope) => number;
  };
}

/** Leaves of what came and of what usually comes, most; the rest is too thin to be a cause. */
const MOST_LEAVES = 20_000;
/** A cause that is as high outside the alarm's own value is a cause everywhere: this share of its lift is enough. */
const WIDE = 0.5;
/** Of the voices with the alarm's own value: fewer others than so are as good as none. */
const REST = 0.02;
/**
 * Expected count that a combination which never came counts as, in shares of what is expected in all: within the first
 * seconds of a thin series hardly anything is expected anywhere, and a half would drown it.
 */
const PSEUDO_SHARE = 0.02;
const MOST_PSEUDO = 0.5;

/**
 * Where the excess (or the gap) of an alarm lies. Rules:
 * L1 The subject's own attribute always stands in the scope, unless the same cause shows as clearly outside of it.
 * L2 A value that nothing inside explains is itself the cause.
 */
export function locateAlarm(evidence: Evidence): Located {
  const { subject, usual, voices } = evidence;
  const own = subject.type === 'attribute' ? subject : null;
  const pseudoCount = Math.min(MOST_PSEUDO, Math.max(evidence.expected, 1e-6) * PSEUDO_SHARE);
  const columns = own ? without(usual, own.attribute) : usual;
  const found = locate(leavesOf(columns, voices, evidence.expected), { pseudoCount });
  const causes = found.causes
    .filter(({ direction }) => direction === evidence.direction)
    .map((cause) => ({ ...cause, lift: cause.actual / Math.max(cause.expected, MOST_PSEUDO) }));
  if (own === null) return { ...found, causes };
  const within: Scope = { [own.attribute]: [own.value] };
  if (causes.length === 0 || found.outside) return wholly(evidence, within, found);
  return {
    ...found,
    causes: causes.map((cause) =>
      isWide(cause, evidence) ? cause : { ...cause, scope: { ...within, ...cause.scope } },
    ),
    alternatives: found.alternatives.map((one) => ({ ...one, scope: { ...within, ...one.scope } })),
  };
}

/** L2 */
function wholly({ voices, expected, direction }: Evidence, scope: Scope, found: Located): Located {
  const cause: Cause = {
    scope,
    actual: voices.length,
    expected,
    lift: voices.length / Math.max(expected, 0.5),
    share: 1,
    score: Math.max(0, found.causes[0]?.score ?? 0),
    direction,
  };
  return { ...found, causes: [cause], explained: 1, outside: false };
}

/** L1 */
function isWide({ scope, lift, direction }: Cause, { others, expected: own }: Evidence): boolean {
  // Nearly every voice has the alarm's own value, so naming it says nothing.
  if (others.expected < own * REST) return true;
  const { attributes, values, counts } = others.usual();
  const wanted = attributes.map((name) => scope[name] ?? null);
  let [within, whole] = [0, 0];
  for (const [i, row] of values.entries()) {
    whole += counts[i]!;
    if (row.every((value, a) => wanted[a] === null || wanted[a]!.includes(value ?? ''))) within += counts[i]!;
  }
  if (whole === 0) return false;
  const expected = (within / whole) * others.expected;
  const actual = others.count(scope);
  if (direction === 'down') return expected >= 5 && actual < expected * (1 - WIDE * (1 - lift));
  return actual >= 3 && actual / Math.max(expected, MOST_PSEUDO) >= 1 + WIDE * (lift - 1);
}

/** The same leaves without an attribute that is alike in all of them. */
function without(usual: Leaves, attribute: string): Leaves {
  const column = usual.attributes.indexOf(attribute);
  if (column < 0) return usual;
  return {
    attributes: usual.attributes.toSpliced(column, 1),
    values: usual.values.map((values) => values.toSpliced(column, 1)),
    counts: usual.counts,
  };
}

/** Every leaf that came or usually comes, with its share of what was expected. */
function leavesOf(usual: Leaves, voices: readonly Facts[], expected: number) {
  const { attributes } = usual;
  const rows = new Map<string, { values: (string | null)[]; actual: number }>();
  const meet = (values: (string | null)[], actual: number) => {
    const key = JSON.stringify(values);
    const row = rows.get(key);
    if (row) row.actual += actual;
    else if (rows.size < MOST_LEAVES) rows.set(key, { values, actual });
  };
  for (const facts of voices)
    meet(
      attributes.map((name) => facts[name] ?? null),
      1,
    );
  for (const values of usual.values) meet(values, 0);
  const list = [...rows.values()];
  const values = list.map((row) => row.values);
  return {
    kind: 'count' as const,
    attributes,
    values,
    actual: list.map((row) => row.actual),
    expected: expectedByShares(usual, expected, { now: values }),
  };
}
