import type { Reading } from '../reading.ts';
import { BIN_MS, floorOf } from '../threshold.ts';
import { ageOf, type Both } from './feeling.ts';
import type { Outlook } from './outlook.ts';
import type { CountSettings } from './settings.ts';
import type { CountMind } from './state.ts';

const NEW_AGE = 2 * 86_400_000;
/** Lifts nearer to 1 have no floor worth telling. */
const NEAREST = { up: 1.2, down: 0.8 } as const;

interface Said {
  readonly settings: CountSettings;
  readonly both: Both;
}

/** What the detector says now: of its alarm, or of the side that is nearer to one. */
export function readingOf(mind: CountMind, outlook: Outlook, { settings, both }: Said): Reading {
  const { up, down } = both;
  const falling = down.nats - down.threshold > up.nats - up.threshold && down.nats > 0;
  const direction = mind.alarm?.direction ?? (falling ? 'down' : 'up');
  const felt = direction === 'up' ? up : down;
  const suspected = felt.nats > 0 && felt.expected > 0;
  const minutes = Math.max(mind.now - felt.startedAt, BIN_MS) / 60_000;
  const expected = outlook.mean * 6;
  const rate = suspected ? felt.seen / minutes : mind.pace * 6;
  const lift = suspected ? felt.seen / felt.expected : rate / expected;
  const told = direction === 'up' ? Math.max(lift, NEAREST.up) : Math.min(lift, NEAREST.down);
  return {
    alarm: mind.alarm !== null,
    direction,
    why: mind.alarm?.why ?? whyOf(mind, { direction, settings, silent: outlook.silent }),
    score: felt.nats,
    threshold: felt.threshold,
    rate,
    expected,
    lift,
    startedAt: mind.alarm?.startedAt ?? felt.startedAt,
    floorMs: floorOf(
      { lift: Math.max(told, 0.01), mean: outlook.mean, dispersion: outlook.dispersion },
      outlook.arl,
    ),
  };
}

interface Asked {
  readonly direction: Reading['direction'];
  readonly settings: CountSettings;
  readonly silent: boolean;
}

function whyOf(mind: CountMind, { direction, settings, silent }: Asked): Reading['why'] {
  if (silent) return 'missing';
  if (mind.settled) return 'shift';
  if (direction === 'down') return 'fall';
  return ageOf(mind, settings) < NEW_AGE ? 'new' : 'surge';
}
