/** How many false alarms each of many series may raise. */

export interface Budget {
  /** Series that are watched. */
  readonly series: number;
  /** False alarms a week that all of them together may raise; without it, one for each series. */
  readonly perWeek?: number;
}

/**
 * False alarms a week for each series, for `CountSettings.falseAlarmsPerWeek`: at most one, and for many series their
 * share of the whole. A series costs ln(series / perWeek) nats of delay for it (5,000 series at five a week: 6.9 nats).
 */
export function alarmBudget({ series, perWeek }: Budget): number {
  return Math.min(1, (perWeek ?? series) / Math.max(1, series));
}
