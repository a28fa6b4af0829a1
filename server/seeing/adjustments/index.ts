/** Adjustments: proposed changes, their difference and their decision. */
import './events.ts';

export type { AdjustmentAction } from './adjustment.ts';
export { differenceOf } from './difference.ts';
export {
  type Adjustment,
  adoptedBetween,
  decideAdjustment,
  findAdjustment,
  insertAdjustment,
  listAdjustments,
} from './store.ts';
