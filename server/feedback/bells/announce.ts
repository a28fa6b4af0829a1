import type { Bellhouse } from './bellhouse.ts';
import type { BellRow } from './store.ts';
import './events.ts';

/** The kind of job that calls the next one of a ladder. */
export const LADDER = 'bells.escalate';

/** Publishes a step of a bell and sets the alarm for the next call of its ladder. */
export async function announce({ bus, jobs, quiet }: Bellhouse, row: BellRow, action: string): Promise<void> {
  const { id, number, painId, state } = row;
  bus.publish('bells.changed', row.workspaceId, { bellId: id, number, painId, state, action });
  if (row.nextCallAt && !quiet.has(row.workspaceId)) await jobs.at(LADDER, row.nextCallAt, {}, id);
}
