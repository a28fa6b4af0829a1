import { type Control, compareControls, type Facts, type Verdict } from './control.ts';

/** One attribute that a fact must have one of the values of. */
interface Condition {
  readonly attribute: string;
  readonly values: readonly string[];
}

/** A control made ready for matching, with its hits since they were last taken. */
export interface Compiled {
  readonly control: Control;
  /** Conditions beside the one that it is found by. */
  readonly rest: readonly Condition[];
  /** The verdict where it matches alone, as it mostly does: made once. */
  readonly alone: Verdict;
  /** Milliseconds since 1970, by the server's clock. */
  readonly expiresAt: number;
  hits: number;
}

/** Controls that are found by one attribute. */
interface Shelf {
  readonly attribute: string;
  readonly byValue: ReadonlyMap<string, readonly Compiled[]>;
}

/** Controls made ready to be asked: each stands under its most selective attribute. */
export interface Index {
  readonly shelves: readonly Shelf[];
  /** Controls that match everything. */
  readonly always: readonly Compiled[];
  readonly all: readonly Compiled[];
}

const NOTHING: Verdict = Object.freeze([]);

/**
 * Makes an index of controls. A control stands under the attribute whose values the fewest controls share, so that
 * little else is found with it; drills are left out, for they never match.
 */
export function compile(controls: Iterable<Control>): Index {
  const carried = [...controls].filter(({ drill }) => !drill).sort(compareControls);
  const sharing = countSharing(carried);
  const shelves = new Map<string, Map<string, Compiled[]>>();
  const always: Compiled[] = [];
  const all: Compiled[] = [];
  for (const control of carried) {
    const conditions = Object.entries(control.scope).map(([attribute, values]) => ({ attribute, values }));
    const key = conditions.toSorted((a, b) => cost(sharing, a) - cost(sharing, b))[0];
    const rest = conditions.filter((condition) => condition !== key);
    const compiled: Compiled = {
      control,
      rest,
      alone: Object.freeze([control]),
      expiresAt: Date.parse(control.expiresAt),
      hits: 0,
    };
    all.push(compiled);
    if (!key) always.push(compiled);
    else {
      const byValue = shelves.get(key.attribute) ?? new Map<string, Compiled[]>();
      shelves.set(key.attribute, byValue);
      for (const value of new Set(key.values)) byValue.set(value, [...(byValue.get(value) ?? []), compiled]);
    }
  }
  return { shelves: [...shelves].map(([attribute, byValue]) => ({ attribute, byValue })), always, all };
}

/** How many controls share each value of each attribute. */
function countSharing(controls: readonly Control[]): Map<string, Map<string, number>> {
  const sharing = new Map<string, Map<string, number>>();
  for (const { scope } of controls) {
    for (const [attribute, values] of Object.entries(scope)) {
      const counts = sharing.get(attribute) ?? new Map<string, number>();
      sharing.set(attribute, counts);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return sharing;
}

const cost = (sharing: ReadonlyMap<string, ReadonlyMap<string, number>>, { attribute, values }: Condition) =>
  values.reduce((sum, value) => sum + sharing.get(attribute)!.get(value)!, 0);

/**
 * The controls that match, each counted as hit; allocates nothing where at most one does.
 * @param now milliseconds by the server's clock; asked only where something matches
 */
export function match(index: Index, facts: Facts, now: () => number): Verdict {
  let first: Compiled | null = null;
  let more: Compiled[] | null = null;
  for (let i = 0; i < index.always.length; i += 1) {
    if (first === null) first = index.always[i]!;
    else more = addTo(more, first, index.always[i]!);
  }
  for (let i = 0; i < index.shelves.length; i += 1) {
    const shelf = index.shelves[i]!;
    const value = textOf(facts[shelf.attribute]);
    const candidates = value === null ? undefined : shelf.byValue.get(value);
    if (candidates === undefined) continue;
    for (let k = 0; k < candidates.length; k += 1) {
      const candidate = candidates[k]!;
      if (!fits(candidate.rest, facts)) continue;
      if (first === null) first = candidate;
      else more = addTo(more, first, candidate);
    }
  }
  if (first === null) return NOTHING;
  return more === null ? verdictOfOne(first, now()) : verdictOf(more, now());
}

function addTo(more: Compiled[] | null, first: Compiled, next: Compiled): Compiled[] {
  if (more === null) return [first, next];
  more.push(next);
  return more;
}

function verdictOfOne(found: Compiled, now: number): Verdict {
  if (found.expiresAt <= now) return NOTHING;
  found.hits += 1;
  return found.alone;
}

function fits(conditions: readonly Condition[], facts: Facts): boolean {
  for (let i = 0; i < conditions.length; i += 1) {
    const { attribute, values } = conditions[i]!;
    const value = textOf(facts[attribute]);
    if (value === null || !values.includes(value)) return false;
  }
  return true;
}

/** A fact as scopes spell it; null: nothing is known, or it is something that facts are not made of. */
function textOf(fact: Facts[string]): string | null {
  if (typeof fact === 'string') return fact;
  return typeof fact === 'number' || typeof fact === 'boolean' ? String(fact) : null;
}

function verdictOf(found: readonly Compiled[], now: number): Verdict {
  const live = found.filter(({ expiresAt }) => expiresAt > now);
  if (live.length === 0) return NOTHING;
  for (const compiled of live) compiled.hits += 1;
  return live.map(({ control }) => control).sort(compareControls);
}
