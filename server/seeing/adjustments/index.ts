/** Adjustments: proposed changes, their difference and their decision. */
import './events.ts';

export type { AdjustmentAction } from './adjustment.ts';
export { differenceOf, type FieldDifference } from './difference.ts';
export {
  type Adjustment,
  adoptedBetween,
  countUndecided,
  decideAdjustment,
  findAdjustment,
  insertAdjustment,
  listAdjustments,
} from './store.ts';
export type { AdjustmentState } from './tables.ts';
