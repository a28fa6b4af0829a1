import { type ControlAction, type ControlActionType, isHarmless } from './control-action.ts';

/** How far rules may go without a leader. */
export interface Bounds {
  /** Largest share of the last hour's voices that a rule may touch, 0 … 1. */
  readonly mostShare: number;
  /** Automatic controls active at the same time. */
  readonly mostActive: number;
  /** Automatic controls deployed within an hour. */
  readonly mostPerHour: number;
  /** Longest life, in minutes. */
  readonly longestTtlMinutes: number;
  /** Actions that another member approves before they are carried out. */
  readonly secondEyes: readonly ControlActionType[];
}

export const USUAL_BOUNDS: Bounds = {
  mostShare: 0.3,
  mostActive: 5,
  mostPerHour: 10,
  longestTtlMinutes: 240,
  secondEyes: [],
};

export const OVER_BOUNDS = ['share', 'active', 'perHour', 'ttl'] as const;
export type OverBound = (typeof OVER_BOUNDS)[number];

/** What a control would touch, and what stands beside it. */
export interface Weight {
  readonly action: ControlAction;
  readonly ttlMinutes: number;
  /** Of the last hour's voices, 0 … 1; null: nothing was said, so nobody knows. */
  readonly share: number | null;
  readonly automatic: boolean;
  /** Automatic controls that are active now, and that were deployed in the last hour; this one not counted. */
  readonly active: number;
  readonly lastHour: number;
}

/**
 * Which bounds a control oversteps. The share counts for what keeps people from something, and a scope of everything
 * that nobody can weigh is over it; how many there may be is asked of automatic ones only.
 * @param everything whether the scope is `{}`
 */
export function overBounds(bounds: Bounds, weight: Weight, everything: boolean): OverBound[] {
  const over: OverBound[] = [];
  const share = weight.share ?? (everything ? 1 : 0);
  if (!isHarmless(weight.action.type) && share > bounds.mostShare) over.push('share');
  if (weight.automatic && weight.active >= bounds.mostActive) over.push('active');
  if (weight.automatic && weight.lastHour >= bounds.mostPerHour) over.push('perHour');
  if (weight.ttlMinutes > bounds.longestTtlMinutes) over.push('ttl');
  return over;
}
