/** Settings of a count detector, each with its default. */
export interface CountSettings {
  /** False alarms a week that this series may raise; see `alarmBudget` for many series. Default 1. */
  readonly falseAlarmsPerWeek?: number;
  /** Arrivals that an alarm upwards needs at least, since its onset. Default 4. */
  readonly leastArrivals?: number;
  /** When the series was first seen; a series younger than two days is `new`. Default: the first time passed in. */
  readonly bornAt?: number;
  /**
   * What is expected of a series with no history; see `newcomerPrior`. Without it there is nothing to compare a first
   * day with, and its surges are not told.
   */
  readonly prior?: RatePrior;
  /** After this long an alarm's level is taken for the new one. Default 24 h. */
  readonly settleMs?: number;
}

/** A gamma prior: a rate, and how many events' worth it is believed. */
export interface RatePrior {
  readonly perMinute: number;
  readonly events: number;
}
