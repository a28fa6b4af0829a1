/**
 * The usual week of a series: 168 hours, each shrunk to its hour of the day and its day of the week by how much
 * they have been seen to differ (empirical Bayes), so that few data give a smooth week and many a sharp one.
 */

export const HOURS = 168;
export const HOUR_MS = 3_600_000;

/** What was seen of each hour of the week, older weeks counting less. */
export interface Week {
  readonly events: Float32Array;
  /** Hours watched. */
  readonly hours: Float32Array;
}

export interface Profile {
  /** Expected per hour, by hour of the week. */
  readonly rates: Float64Array;
  /** Relative variance of each. */
  readonly variances: Float64Array;
  /** Mean of the week, per hour. */
  readonly level: number;
}

export interface ProfilePrior {
  /** Per hour, and how many events' worth it is believed. */
  readonly rate: number;
  readonly events: number;
  /** Variance over mean of an hour's count. */
  readonly spread: number;
}

/** Counts and what was expected of them. */
interface Group {
  readonly seen: number;
  readonly expected: number;
}

const OLD_WEEK = 0.9;

export function learnHour(
  week: Week,
  slot: number,
  { events, hours }: { events: number; hours: number },
): void {
  week.events[slot] = week.events[slot]! * OLD_WEEK + events;
  week.hours[slot] = week.hours[slot]! * OLD_WEEK + hours;
}

/** Fits the week in one pass over its hours. */
export function profileOf(week: Week, prior: ProfilePrior): Profile {
  const { spread } = prior;
  const all = sum(week, () => true);
  const level = (all.events + prior.events) / (all.hours + prior.events / prior.rate);
  const days = dayShape(week, level, spread);
  const weekdays = Array.from({ length: 7 }, (_, day) => {
    let [seen, expected] = [0, 0];
    for (let hour = 0; hour < 24; hour++) {
      seen += week.events[day * 24 + hour]!;
      expected += week.hours[day * 24 + hour]! * days.rates[hour]!;
    }
    return { seen, expected };
  });
  const ofDay = shrink(weekdays, spread, { least: 20, most: 2000 });
  const slots = Array.from({ length: HOURS }, (_, slot) => ({
    seen: week.events[slot]!,
    expected: week.hours[slot]! * days.rates[slot % 24]! * ofDay.factors[Math.floor(slot / 24)]!,
  }));
  const ofSlot = shrink(slots, spread, { least: 20, most: 5000 });
  const rates = new Float64Array(HOURS);
  const variances = new Float64Array(HOURS);
  const known = 1 / (prior.events + all.events / spread);
  for (let slot = 0; slot < HOURS; slot++) {
    const [hour, day] = [slot % 24, Math.floor(slot / 24)];
    rates[slot] = days.rates[hour]! * ofDay.factors[day]! * ofSlot.factors[slot]!;
    variances[slot] = known + days.variances[hour]! + ofDay.variances[day]! + ofSlot.variances[slot]!;
  }
  return { rates, variances, level };
}

/** Hours of the day, each shrunk to the mean of itself and its neighbours. */
function dayShape(week: Week, level: number, spread: number) {
  const seen = Array.from({ length: 24 }, (_, hour) => sum(week, (slot) => slot % 24 === hour));
  const anchor = 3 * spread;
  const smooth = seen.map((own, hour) => {
    const [before, after] = [seen[(hour + 23) % 24]!, seen[(hour + 1) % 24]!];
    return (
      (own.events + before.events + after.events + anchor) /
      (own.hours + before.hours + after.hours + anchor / level)
    );
  });
  const groups = seen.map(({ events, hours }, hour) => ({ seen: events, expected: hours * smooth[hour]! }));
  const { factors, variances } = shrink(groups, spread, { least: 5, most: 1000 });
  return {
    rates: smooth.map((rate, hour) => rate * factors[hour]!),
    variances: variances.map((own, hour) => {
      const borrowed = groups[hour]!.seen + groups[(hour + 1) % 24]!.seen + groups[(hour + 23) % 24]!.seen;
      return Math.min(own, 1) + 1 / (3 + borrowed / spread);
    }),
  };
}

/**
 * Multipliers of groups, gamma-shrunk to 1 by the variance between groups beyond chance (method of moments).
 * `least` and `most` bound the strength of the prior, in events.
 */
function shrink(groups: readonly Group[], spread: number, { least, most }: { least: number; most: number }) {
  let [beyond, squares, chance] = [0, 0, 0];
  for (const { seen, expected } of groups) {
    beyond += (seen - expected) ** 2 - spread * expected;
    squares += expected ** 2;
    chance += spread * expected;
  }
  // A sum that chance alone explains says nothing of a difference.
  const real = Math.max(0, beyond - chance / Math.sqrt(groups.length / 2));
  const strength = Math.min(most, Math.max(least, squares / Math.max(real, 1e-9)));
  return {
    factors: groups.map(({ seen, expected }) => (seen / spread + strength) / (expected / spread + strength)),
    variances: groups.map(({ seen }) => 1 / (strength + seen / spread)),
  };
}

function sum(week: Week, of: (slot: number) => boolean): { events: number; hours: number } {
  let [events, hours] = [0, 0];
  for (let slot = 0; slot < HOURS; slot++) {
    if (!of(slot)) continue;
    events += week.events[slot]!;
    hours += week.hours[slot]!;
  }
  return { events, hours };
}
