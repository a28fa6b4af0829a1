/** How far something long is. */
export interface Progress {
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** Since it began. */
  readonly elapsedMs: number;
}

/** One line for people: share, count, rate a second, time left. @param unit what is counted, in the plural */
export function progressText(label: string, unit: string, progress: Progress): string {
  const { done, total, elapsedMs } = progress;
  const rate = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  const speed = `${count(rate)} ${unit}/s`;
  if (total === null) return `${label}: ${count(done)} ${unit}, ${speed}`;
  const share = total === 0 ? 100 : Math.floor((100 * Math.min(done, total)) / total);
  const left = rate > 0 && done < total ? `, ${duration((total - done) / rate)} left` : '';
  return `${label}: ${share}% (${count(done)} of ${count(total)} ${unit}), ${speed}${left}`;
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

/** Seconds as people say them. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
