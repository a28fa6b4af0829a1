/** Attribute → values, joined by "and" between attributes and by "or" between the values of one. */
export type Scope = Readonly<Record<string, readonly string[]>>;

export type Direction = 'up' | 'down';

/** One combination of attributes that explains a part of the change. */
export interface Cause {
  readonly scope: Scope;
  /** Sum inside the scope; of a ratio, the numerator. */
  readonly actual: number;
  readonly expected: number;
  /** actual ÷ expected, where an expected of 0 counts as a pseudo-count; 3 reads "three times the usual". */
  readonly lift: number;
  /** Share of the total excess in the cause's direction, 0 … 1. */
  readonly share: number;
  /** Log-likelihood gained, less what the description costs (nats). */
  readonly score: number;
  readonly direction: Direction;
}

/** A scope that was nearly chosen; `overlap` is the Jaccard index of its leaves with the first cause's. */
export interface Alternative {
  readonly scope: Scope;
  readonly score: number;
  readonly overlap: number;
}

export interface Located {
  /** Best first, at most `settings.causes`. */
  readonly causes: readonly Cause[];
  /** Share of the total excess that all causes explain together, 0 … 1. */
  readonly explained: number;
  /** Nothing listed explains it: the change is everywhere, or follows an attribute that is not known here. */
  readonly outside: boolean;
  readonly alternatives: readonly Alternative[];
  readonly leaves: number;
}

/** What a sentence about a cause needs, as data: pages word it. */
export interface CauseDescription {
  readonly scope: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  readonly share: number;
  readonly lift: number;
  readonly direction: Direction;
}

/** The parts of "share of the change comes from scope, at lift times the usual". */
export function describeCause(cause: Cause): CauseDescription {
  return {
    scope: Object.entries(cause.scope).map(([attribute, values]) => ({ attribute, values })),
    share: cause.share,
    lift: cause.lift,
    direction: cause.direction,
  };
}
