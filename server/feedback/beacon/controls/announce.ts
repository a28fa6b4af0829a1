import type { ControlHouse } from './house.ts';
import type { ControlRow } from './store.ts';
import './events.ts';

/** The kind of job that ends controls whose time is over. */
export const EXPIRY = 'controls.expire';

/** Steps that change nothing of what points do. */
const UNTOLD: ReadonlySet<string> = new Set(['enforce', 'outlive', 'keep', 'refuse']);

/** Publishes a step of a control, sets the alarm for its end, and tells its alarm's clock. */
export async function announce(house: ControlHouse, row: ControlRow, action: string): Promise<void> {
  const { workspaceId, id, alarmId, deployedAt, enforcedAt } = row;
  house.bus.publish('controls.changed', workspaceId, { controlId: id, revision: row.revision ?? 0 });
  if (row.revision !== null && !UNTOLD.has(action)) house.changed(workspaceId);
  if (alarmId !== null && deployedAt !== null && (action === 'propose' || action === 'approve')) {
    await house.onDeployed(workspaceId, alarmId, deployedAt);
  }
  if (alarmId !== null && action === 'enforce') await house.onEnforced(workspaceId, alarmId, enforcedAt!);
  if (action === 'propose' || action === 'approve' || action === 'extend') {
    await house.jobs.at(EXPIRY, row.expiresAt!, {}, id);
  }
}
