import { DateTime } from 'luxon';
import type { Severity } from '../alarms/alarm.ts';
import type { OwnChannel } from '../ladders/ladder.ts';

/** Severity → the channels of their own on which a member is called, of those that a step names. */
export type Wanted = Readonly<Record<Severity, readonly OwnChannel[]>>;

/** Hours of the day, `HH:MM` to `HH:MM`, over midnight where the first is later; by the clock of `timeZone`. */
export interface Quiet {
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
}

export interface Preference {
  readonly channels: Wanted;
  readonly quiet: Quiet | null;
  readonly handles: Readonly<Record<string, string>>;
}

/** What counts for who chose nothing: everything. */
export const DEFAULT_PREFERENCE: Preference = {
  channels: {
    critical: ['page', 'web-push', 'mail'],
    major: ['page', 'web-push', 'mail'],
    minor: ['page', 'web-push', 'mail'],
  },
  quiet: null,
  handles: {},
};

/** Whether it is a member's quiet time. */
export function isQuiet(quiet: Quiet | null, at: Date): boolean {
  if (!quiet) return false;
  const time = DateTime.fromJSDate(at, { zone: quiet.timeZone }).toFormat('HH:mm');
  return quiet.from <= quiet.until
    ? quiet.from <= time && time < quiet.until
    : time >= quiet.from || time < quiet.until;
}

/**
 * Why a channel of a member's own is not used, or null. What is critical is never held back, and the page itself never
 * is: it is where all others look things up.
 */
export function heldBack(
  { channels, quiet }: Preference,
  asked: { channel: OwnChannel; severity: Severity; at: Date },
): 'unwanted' | 'quiet' | null {
  const { channel, severity, at } = asked;
  if (channel === 'page') return null;
  if (severity === 'critical') return channels.critical.includes(channel) ? null : 'unwanted';
  if (!channels[severity].includes(channel)) return 'unwanted';
  return isQuiet(quiet, at) ? 'quiet' : null;
}
