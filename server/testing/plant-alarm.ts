import { NO_PORTS, openDesk } from '../feedback/beacon/alarms/index.ts';
import { type FindingWish, finding } from '../feedback/beacon/alarms/testing/findings.ts';
import type { World } from './world.ts';

/** A desk of its own on the world's database: the server's own watch is not asked, and nobody is paged. */
export function plantingDesk({ services, workspaceId }: World) {
  const { database, bus, clock, log, accounts } = services;
  const desk = openDesk({
    database,
    bus,
    clock,
    log,
    people: {
      members: accounts.members,
      memberNames: accounts.memberNames,
      timeZone: async (id) => (await accounts.workspace(id))?.settings.timeZone ?? 'UTC',
    },
    ports: NO_PORTS,
    clearAfterMs: 180_000,
  });
  return {
    ...desk,
    /** Raises an alarm at the world's present, as the watch would. */
    plant: (wish: FindingWish = {}) => desk.raise(finding({ workspaceId, at: clock.now(), ...wish })),
  };
}
