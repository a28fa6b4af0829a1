import type { Queries } from '../../../platform/database/database.ts';
import type { Scope } from '../scope.ts';
import { type Bounds, type OverBound, overBounds } from './bounds.ts';
import type { ControlAction } from './control-action.ts';
import { DRY_RUN_SPAN, type DryRun, dryRun } from './dry-run.ts';
import type { RecentVoices } from './recent-voices.ts';
import { countAutomatic } from './store.ts';

/** What the scope would have touched in the hour before `now`. */
export async function tryScope(
  recent: RecentVoices,
  { workspaceId, scope, now }: { workspaceId: string; scope: Scope; now: Date },
): Promise<DryRun> {
  const span = { since: new Date(now.getTime() - DRY_RUN_SPAN), until: now };
  return dryRun(scope, await recent(workspaceId, span), span);
}

/** Which bounds a control would overstep now. */
export async function weigh(
  queries: Queries,
  { workspaceId, now }: { workspaceId: string; now: Date },
  wanted: {
    bounds: Bounds;
    scope: Scope;
    action: ControlAction;
    ttlMinutes: number;
    automatic: boolean;
    share: number | null;
  },
): Promise<OverBound[]> {
  const counts = wanted.automatic
    ? await countAutomatic(queries, workspaceId, new Date(now.getTime() - 3_600_000))
    : { active: 0, lastHour: 0 };
  return overBounds(wanted.bounds, { ...wanted, ...counts }, Object.keys(wanted.scope).length === 0);
}
