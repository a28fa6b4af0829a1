export { expectedByShares, type ShareHistory, type ShareSettings } from './expected.ts';
export { expectedRatios, type RatioHistory, type RatioSettings } from './expected-ratios.ts';
export type { Column, CountLeaves, Leaves, RatioLeaves, ValueLeaves } from './leaves.ts';
export { locate } from './locate.ts';
export {
  type Alternative,
  type Cause,
  type CauseDescription,
  type Direction,
  describeCause,
  type Located,
  type Scope,
} from './located.ts';
export type { LocateSettings } from './settings.ts';
