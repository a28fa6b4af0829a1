import { createCountDetector } from './count/detector.ts';
import type { CountState, MetricState, RatioState } from './index.ts';
import { createMetricDetector } from './metric/detector.ts';
import { createRatioDetector } from './ratio/detector.ts';
import { detectorContract } from './testing/contract.ts';

detectorContract<CountState>('the count detector', {
  make: (state) => createCountDetector({}, state),
  hear: (detector, at, size) => (detector as ReturnType<typeof createCountDetector>).arrive(at, size),
  largest: 4500,
});
detectorContract<RatioState>('the ratio detector', {
  make: (state) => createRatioDetector({}, state),
  hear: (detector, at, size) => (detector as ReturnType<typeof createRatioDetector>).arrive(at, size, 20),
  largest: 3000,
});
detectorContract<MetricState>('the metric detector', {
  make: (state) => createMetricDetector({}, state),
  hear: (detector, at, size) => (detector as ReturnType<typeof createMetricDetector>).point(at, size),
  largest: 8000,
});
