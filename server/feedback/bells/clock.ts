import { systemCall } from '../../platform/access/principal.ts';
import { actOnBell } from './act.ts';
import { LADDER } from './announce.ts';
import type { Bellhouse } from './bellhouse.ts';
import { dueBells } from './store.ts';

/**
 * Declares the work of the ladder: each time, everything that is due by now is called once. An alarm at the exact
 * moment and a sweep each minute do the same work; whoever comes second finds nothing due.
 */
export async function runClock(house: Bellhouse): Promise<void> {
  house.jobs.handle(LADDER, () => callDue(house));
  await house.jobs.every(LADDER, '* * * * *', 'UTC');
}

async function callDue(house: Bellhouse): Promise<void> {
  const now = house.clock.now();
  for (const { workspaceId, id } of await dueBells(house.database.queries, now)) {
    if (house.quiet.has(workspaceId)) continue;
    const call = systemCall(workspaceId, 'bell clock', now);
    // Refused where it was acknowledged, or called by another server, since it was looked up.
    await actOnBell(house, call, {
      id,
      agent: { kind: 'clock' },
      action: async () => ({ type: 'escalate' }),
    });
  }
}
