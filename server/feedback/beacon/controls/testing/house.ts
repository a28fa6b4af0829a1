import type { World } from '../../../../testing/world.ts';
import type { ControlHouse } from '../house.ts';
import { voicesInDatabase } from '../recent-voices.ts';

/** Controls of the world's server as another process would hold them, and what they told of alarms. */
export function controlHouse({ services }: World): ControlHouse & { readonly told: string[] } {
  const told: string[] = [];
  return {
    ...services,
    recent: voicesInDatabase(services.database),
    onDeployed: async (_, alarmId) => void told.push(`deployed ${alarmId}`),
    onEnforced: async (_, alarmId) => void told.push(`enforced ${alarmId}`),
    changed: () => {},
    told,
  };
}
