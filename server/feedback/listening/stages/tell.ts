import type { Bus } from '../../../platform/bus/bus.ts';
import type { Stage } from './stage.ts';

/** More changed pains than this are told as "many", with no list. */
const NAMED = 50;

/** Tells pages and other rooms which pains changed. */
export const tellStage = (bus: Bus, workspaceId: string): Stage => ({
  name: 'tell',
  run: async (batch) => {
    tellChanged(bus, workspaceId, batch.changed);
    return { type: 'go', batch };
  },
});

/** @param changed null: all of them */
export function tellChanged(bus: Bus, workspaceId: string, changed: readonly string[] | null): void {
  const named = changed !== null && changed.length <= NAMED;
  bus.publish('pains.changed', workspaceId, { painIds: named ? [...changed] : null });
}
