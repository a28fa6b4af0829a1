export interface LocateSettings {
  /** Causes found at most. */
  readonly causes: number;
  /** Attributes in one combination at most. */
  readonly depth: number;
  /** A cause must gain this many times what naming it costs (κ). */
  readonly strictness: number;
  /** Least relative change of a cause: |actual − expected| ÷ their mean. */
  readonly leastChange: number;
  /** Below this explained share the change counts as outside the listed attributes. */
  readonly outsideBelow: number;
  readonly alternatives: number;
  /** Whether "absent" (null) may be named; its value then reads as an empty string. */
  readonly absentAsCause: boolean;
  /** Expected count that a never seen combination gets, so that a new value has a finite lift. */
  readonly pseudoCount: number;
}

/** One fixed setting for every workspace and data set; see docs/engines/locate.md. */
export const SETTINGS: LocateSettings = {
  causes: 10,
  depth: 3,
  strictness: 1.75,
  leastChange: 0.08,
  outsideBelow: 0.4,
  alternatives: 3,
  absentAsCause: false,
  pseudoCount: 0.5,
};
