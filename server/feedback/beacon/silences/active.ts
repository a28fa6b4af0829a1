import { and, eq, isNull } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { isWithin, type Scope } from '../scope.ts';
import { silences } from './tables.ts';

export type SilenceRow = typeof silences.$inferSelect;

/** What an alarm is about, as silences see it: its series, and the scopes that it watches or was located to. */
export interface Burning {
  readonly seriesCode: string;
  readonly scopes: readonly Scope[];
}

/** Silences of a workspace that have not ended, those still to come included. */
export const openSilences = (queries: Queries, workspaceId: string): Promise<SilenceRow[]> =>
  queries
    .select()
    .from(silences)
    .where(and(eq(silences.workspaceId, workspaceId), isNull(silences.endedAt)))
    .orderBy(silences.id);

/**
 * The silence that keeps an alarm from paging at a moment: of its series or of all, and around every scope of the
 * alarm. An alarm of which attributes say nothing is silenced only by what silences everything.
 */
export const silenceOver = (burning: Burning, open: readonly SilenceRow[], at: Date): SilenceRow | null =>
  open.find((silence) => silence.startsAt <= at && at < silence.endsAt && silencesAlarm(silence, burning)) ??
  null;

export function silencesAlarm(
  { seriesCode, scope }: Pick<SilenceRow, 'seriesCode' | 'scope'>,
  burning: Burning,
): boolean {
  if (seriesCode !== null && seriesCode !== burning.seriesCode) return false;
  if (Object.keys(scope).length === 0) return true;
  return burning.scopes.length > 0 && burning.scopes.every((inner) => isWithin(inner, scope));
}
