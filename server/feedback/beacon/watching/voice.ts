import type { RecentVoice } from '../controls/recent-voices.ts';
import type { Facts } from '../scope.ts';

/** A voice as the watch keeps it: who, when, where, but not what was said. Times in ms since the epoch. */
export interface WatchedVoice {
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly receivedAt: number;
  readonly author: string | null;
  readonly facts: Facts;
  /** When it counted: as it happened, or as it came where it was some moments on its way. */
  countedAt: number;
  /** Pains that it speaks of, once it is grouped. */
  pains: readonly string[];
  /** How dry runs see it; made when it is first asked for, because it is asked for again and again. */
  shown?: RecentVoice;
}

/** A voice that is older when it arrives teaches what is usual and rings nothing. */
export const LIVE_MS = 60 * 60_000;

/** Whether a voice tells of what happens now. By its arrival, so that a replay decides alike. */
export const isLive = ({ at, receivedAt }: Pick<WatchedVoice, 'at' | 'receivedAt'>): boolean =>
  receivedAt - at < LIVE_MS;

export function shownVoice(voice: WatchedVoice): RecentVoice {
  const { id, at, author, facts } = voice;
  voice.shown ??= { id, at: new Date(at), author, facts };
  return voice.shown;
}
