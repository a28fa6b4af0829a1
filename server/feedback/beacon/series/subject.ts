/** What a series counts or measures. */
export type Subject =
  | { readonly type: 'workspace' }
  | { readonly type: 'attribute'; readonly attribute: string; readonly value: string }
  | { readonly type: 'pain'; readonly painId: string }
  | { readonly type: 'metric' };

export type SeriesKind = 'count' | 'ratio' | 'metric';

/** Directions in which a series is watched. */
export const WATCHES = ['up', 'down', 'both'] as const;
export type Watches = (typeof WATCHES)[number];

/** What others need to know of a series. */
export interface SeriesBrief {
  readonly id: string;
  readonly code: string;
  readonly kind: SeriesKind;
  readonly subject: Subject;
  readonly title: string;
}
