import type { Call } from '../../../platform/access/principal.ts';
import type { Role } from '../../../platform/access/roles.ts';
import type { Outcome } from '../../../platform/errors/refusal.ts';
import { actOnAlarm } from './act.ts';
import type { AlarmHouse } from './desk.ts';
import type { AlarmRow } from './store.ts';

/** Acknowledges for the member whom the call names: how a link in a message, or a robot of a chat, answers. */
export function acknowledgeAlarm(
  house: AlarmHouse,
  call: Call,
  { id, role }: { id: string; role: Role },
): Promise<Outcome<AlarmRow>> {
  return actOnAlarm(house, call, {
    id,
    agent: { kind: 'member', id: call.actor.id, role },
    action: async () => ({ type: 'acknowledge' }),
  });
}
