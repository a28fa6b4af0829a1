export interface Trend {
  /** Voices of the last 7 days. */
  readonly last: number;
  /** Voices of the 7 days before. */
  readonly before: number;
  /** last ÷ before − 1; null where there was nothing before. */
  readonly change: number | null;
}

/** Fewer voices than this in two weeks say nothing about a trend. */
const ENOUGH = 10;
const CLEAR = 0.25;

/** Whether a pain is clearly growing: only then a page shows it in cinnabar. */
export const isRising = ({ last, before, change }: Trend): boolean =>
  last + before >= ENOUGH && (change === null || change > CLEAR);
