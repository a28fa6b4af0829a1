import { matchesScope, type Scope } from '../scope.ts';
import type { RecentVoice } from './recent-voices.ts';

/** What a scope would have touched. */
export interface DryRun {
  readonly since: Date;
  readonly until: Date;
  /** Voices within the scope, and all. */
  readonly voices: number;
  readonly all: number;
  /** `voices / all`; null: nothing was said. */
  readonly share: number | null;
  readonly distinctAuthors: number;
  /** Voices within the scope, minute by minute, oldest first. */
  readonly byMinute: readonly number[];
  /** Ids of the newest of them. */
  readonly examples: readonly string[];
}

const MINUTE = 60_000;
const EXAMPLES = 5;
/** How far back a dry run looks, in milliseconds. */
export const DRY_RUN_SPAN = 60 * MINUTE;

/** Counts what the scope would have touched among the voices of a span. */
export function dryRun(
  scope: Scope,
  heard: readonly RecentVoice[],
  { since, until }: { since: Date; until: Date },
): DryRun {
  const byMinute = new Array<number>(Math.ceil((until.getTime() - since.getTime()) / MINUTE)).fill(0);
  const authors = new Set<string>();
  const hit: RecentVoice[] = [];
  let all = 0;
  for (const voice of heard) {
    const minute = Math.floor((voice.at.getTime() - since.getTime()) / MINUTE);
    if (minute < 0 || minute >= byMinute.length) continue;
    all += 1;
    if (!matchesScope(scope, voice.facts)) continue;
    hit.push(voice);
    byMinute[minute]! += 1;
    if (voice.author !== null) authors.add(voice.author);
  }
  const newest = hit.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, EXAMPLES);
  return {
    since,
    until,
    voices: hit.length,
    all,
    share: all === 0 ? null : hit.length / all,
    distinctAuthors: authors.size,
    byMinute,
    examples: newest.map(({ id }) => id),
  };
}
