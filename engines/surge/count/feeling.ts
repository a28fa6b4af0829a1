/** Whether the evidence of this moment raises an alarm, and whether one is over. */
import type { Direction, Why } from '../reading.ts';
import { BIN_MS } from '../threshold.ts';
import { hush, type Lifted, natsNow, type Sum } from './cusum.ts';
import { settleLevel } from './learning.ts';
import type { Outlook } from './outlook.ts';
import type { CountSettings } from './settings.ts';
import type { CountMind } from './state.ts';

const DAY_MS = 86_400_000;
const LEAST_ARRIVALS = 4;
/** A fall is only looked for in a series that is at least this old. */
const FALL_AGE = 2 * DAY_MS;

/** One lift's evidence at this moment. */
export interface Felt {
  readonly lift: number;
  readonly nats: number;
  readonly threshold: number;
  readonly startedAt: number;
  readonly seen: number;
  readonly expected: number;
}

/** The lift that is nearest to an alarm, or farthest above. */
function strongest(mind: CountMind, outlook: Outlook, direction: Direction): Felt {
  const [sums, bank] = direction === 'up' ? [mind.up, outlook.up] : [mind.down, outlook.down];
  let best: Felt | undefined;
  for (let i = 0; i < bank.length; i++) {
    const felt = feltOf(mind, outlook, { sum: sums[i]!, lifted: bank[i]!, direction });
    if (!best || felt.nats - felt.threshold > best.nats - best.threshold) best = felt;
  }
  return best!;
}

interface One {
  readonly sum: Sum;
  readonly lifted: Lifted;
  readonly direction: Direction;
}

function feltOf(mind: CountMind, outlook: Outlook, { sum, lifted, direction }: One): Felt {
  const start = Math.floor(mind.now / BIN_MS) * BIN_MS;
  const share = Math.min(1, (mind.now - start + 1) / BIN_MS);
  const mean = (direction === 'up' ? outlook.high : outlook.low) * share;
  const nats = natsNow(sum, lifted, { seen: mind.open, mean, dispersion: outlook.dispersion });
  return {
    lift: lifted.lift,
    nats,
    threshold: lifted.threshold,
    startedAt: sum.nats > 0 ? sum.startedAt : nats > 0 ? start : mind.now,
    seen: sum.seen + mind.open,
    expected: sum.expected + outlook.mean * share,
  };
}

/** The strongest evidence of both sides. */
export interface Both {
  readonly up: Felt;
  readonly down: Felt;
}

/** Raises an alarm where the evidence is beyond its threshold; gives the evidence. */
export function feel(mind: CountMind, outlook: Outlook, settings: CountSettings): Both {
  const felt = { up: strongest(mind, outlook, 'up'), down: strongest(mind, outlook, 'down') };
  if (!mind.alarm && !outlook.silent) judge(mind, felt, settings);
  return felt;
}

function judge(mind: CountMind, { up, down }: Both, settings: CountSettings): void {
  const age = ageOf(mind, settings);
  const compared = settings.prior !== undefined || age >= DAY_MS;
  if (compared && up.nats >= up.threshold && up.seen >= (settings.leastArrivals ?? LEAST_ARRIVALS)) {
    raise(mind, { direction: 'up', why: age < FALL_AGE ? 'new' : 'surge' }, up);
    return;
  }
  if (age < FALL_AGE || down.nats < down.threshold) return;
  raise(mind, { direction: 'down', why: down.seen === 0 ? 'missing' : 'fall' }, down);
}

function raise(mind: CountMind, what: { direction: Direction; why: Why }, { startedAt }: Felt): void {
  mind.alarm = { ...what, startedAt, raisedAt: mind.now, seen: 0, expected: 0 };
  mind.hour.events = 0;
  mind.hour.bins = 0;
  mind.hour.expected = 0;
}

/** After a bin: an alarm ends when half of its evidence is gone, or when it has lasted so long that it is usual. */
export function easeAlarm(mind: CountMind, outlook: Outlook, settings: CountSettings): boolean {
  const { alarm } = mind;
  if (!alarm) return false;
  const [sums, bank] = alarm.direction === 'up' ? [mind.up, outlook.up] : [mind.down, outlook.down];
  const over = sums.every(({ nats }, i) => nats < bank[i]!.threshold / 2);
  const settled = mind.now - alarm.raisedAt >= (settings.settleMs ?? DAY_MS);
  if (!over && !settled) return false;
  if (!over && alarm.expected > 0 && alarm.why !== 'new') settleLevel(mind, alarm.seen / alarm.expected);
  calm(mind);
  return settled && !over;
}

/** All evidence and the alarm are forgotten; what was learned stays. */
export function calm(mind: CountMind): void {
  mind.alarm = null;
  for (const sum of mind.up) hush(sum);
  for (const sum of mind.down) hush(sum);
}

export function ageOf(mind: CountMind, settings: CountSettings): number {
  const born = settings.bornAt ?? mind.bornAt;
  return born === null ? 0 : mind.now - born;
}
