import { type Static, Type } from 'typebox';
import { shareInterval } from '../../bells/proof/binomial.ts';

/** A share with the interval in which it lies at 95 %. */
export const ShareView = Type.Object({
  right: Type.Integer(),
  of: Type.Integer(),
  share: Type.Union([Type.Number(), Type.Null()]),
  low: Type.Union([Type.Number(), Type.Null()]),
  high: Type.Union([Type.Number(), Type.Null()]),
});
export type ShareView = Static<typeof ShareView>;

const CONFIDENCE = 0.95;

/** `right` of `of`, with the exact interval, which holds for few cases and near 0 and 1 too. */
export function shareOf(right: number, of: number): ShareView {
  if (of === 0) return { right, of, share: null, low: null, high: null };
  const [low, high] = shareInterval(right, of, CONFIDENCE);
  return { right, of, share: right / of, low, high };
}
