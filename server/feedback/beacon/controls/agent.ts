import type { Principal } from '../../../platform/access/principal.ts';
import type { Agent } from './action.ts';

/** Who acts on a control, for its rules. */
export const agentOf = (principal: Principal): Agent =>
  principal.kind === 'key'
    ? { kind: 'key', id: principal.keyId }
    : { kind: 'member', id: principal.userId, role: principal.role };
