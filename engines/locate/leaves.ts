/** What is looked at: one row for each combination of attribute values (a leaf), in columns. */
interface LeafColumns {
  /** Names of the attributes, at most 8. */
  readonly attributes: readonly string[];
  /** One row a leaf, one value an attribute; null where the leaf has none ("absent"). */
  readonly values: readonly (readonly (string | null)[])[];
}

/** Things counted in a window (voices, orders) beside how many were expected. */
export interface CountLeaves extends LeafColumns {
  readonly kind: 'count';
  readonly actual: Column;
  readonly expected: Column;
}

/** Shares (complaints of orders): `expected` is the expected ratio of the leaf, 0 … 1. */
export interface RatioLeaves extends LeafColumns {
  readonly kind: 'ratio';
  readonly numerator: Column;
  readonly denominator: Column;
  readonly expected: Column;
}

/** Any additive measure with a forecast for each leaf: turnover, page views, minutes. */
export interface ValueLeaves extends LeafColumns {
  readonly kind: 'value';
  readonly actual: Column;
  readonly expected: Column;
}

export type Leaves = CountLeaves | RatioLeaves | ValueLeaves;

export type Column = readonly number[] | Float64Array;
