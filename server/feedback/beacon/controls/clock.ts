import { systemCall } from '../../../platform/access/principal.ts';
import { actOnControl } from './act.ts';
import { EXPIRY } from './announce.ts';
import type { ControlHouse } from './house.ts';
import { dueControls } from './store.ts';

/**
 * Ends controls whose time is over: an alarm at the exact moment and a sweep each minute do the same work; whoever
 * comes second finds nothing due. Enforcement points drop them by themselves, so nobody waits for this.
 */
export async function runClock(house: ControlHouse): Promise<void> {
  house.jobs.handle(EXPIRY, () => expireDue(house));
  await house.jobs.every(EXPIRY, '* * * * *', 'UTC');
}

async function expireDue(house: ControlHouse): Promise<void> {
  const now = house.clock.now();
  for (const { workspaceId, id } of await dueControls(house.database.queries, now)) {
    const call = systemCall(workspaceId, 'control clock', now);
    // Refused where somebody extended or ended it since it was looked up.
    await actOnControl(house, call, { id, agent: { kind: 'system' }, step: { type: 'expire' } });
  }
}
