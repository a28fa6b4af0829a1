/** Surge: streaming detection of bursts, falls and shifts; see docs/engines/surge.md. */
export { alarmBudget, type Budget } from './control/budget.ts';
export {
  type AlarmControl,
  type AlarmControlState,
  alarmsAmong,
  createAlarmControl,
  evidenceOf,
} from './control/evidence.ts';
export { newcomerPrior } from './control/newcomers.ts';
export type { CountBand } from './count/band.ts';
export { type CountDetector, createCountDetector } from './count/detector.ts';
export type { CountSettings, RatePrior } from './count/settings.ts';
export type { CountState } from './count/state.ts';
export { createMetricDetector, type MetricDetector, type MetricSettings } from './metric/detector.ts';
export type { MetricState } from './metric/state.ts';
export { createRatioDetector, type RatioDetector, type RatioSettings } from './ratio/detector.ts';
export type { RatioState } from './ratio/state.ts';
export type { Detector, Direction, PromotionWindow, Reading, Why } from './reading.ts';
