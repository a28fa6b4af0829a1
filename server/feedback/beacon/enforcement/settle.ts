import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { systemCall } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { actOnControl } from '../controls/act.ts';
import type { ControlHouse } from '../controls/house.ts';
import { controls } from '../controls/tables.ts';
import { LIVE_MS, WEBHOOK } from './point.ts';
import { enforcementPoints } from './tables.ts';

/** Says of every control that all live points have by now that it is enforced (C9). */
export async function settleEnforced(house: ControlHouse, workspaceId: string): Promise<void> {
  const now = house.clock.now();
  const call = systemCall(workspaceId, 'enforcement', now);
  for (const id of await everywhere(house.database.queries, workspaceId, now)) {
    // Refused where another server was first, or the control ended meanwhile.
    await actOnControl(house, call, { id, agent: { kind: 'system' }, step: { type: 'enforce' } });
  }
}

async function everywhere(queries: Queries, workspaceId: string, now: Date): Promise<string[]> {
  const slowest = queries
    .select({ revision: sql`min(${enforcementPoints.revision})` })
    .from(enforcementPoints)
    .where(
      and(
        eq(enforcementPoints.workspaceId, workspaceId),
        or(
          gt(enforcementPoints.seenAt, new Date(now.getTime() - LIVE_MS)),
          eq(enforcementPoints.kind, WEBHOOK),
        ),
      ),
    );
  const rows = await queries
    .select({ id: controls.id })
    .from(controls)
    .where(
      and(
        eq(controls.workspaceId, workspaceId),
        eq(controls.state, 'active'),
        isNull(controls.enforcedAt),
        // Without any live point the least revision is null, and nothing is enforced.
        lte(controls.revision, sql`(${slowest})`),
      ),
    );
  return rows.map(({ id }) => id);
}
