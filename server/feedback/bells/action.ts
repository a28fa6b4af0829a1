import type { Role } from '../../platform/access/roles.ts';
import { type Bell, type BellState, calledBy } from './bell.ts';
import type { Proof } from './proof/proof.ts';

/** Everything that can happen to a bell after it was rung. */
export type BellAction =
  | { readonly type: 'acknowledge' }
  | { readonly type: 'takeInHand' }
  /** `when`: since when customers have had the change; not in the future, not before the bell. */
  | { readonly type: 'markChanged'; readonly change: string; readonly when: Date }
  | { readonly type: 'verify'; readonly proof: Proof }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'handOver'; readonly ownerId: string; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'escalate' };

export type BellActionType = BellAction['type'];

/** What somebody is to a bell. A member may be several at once. */
export type Standing = 'ringer' | 'owner' | 'called' | 'manager' | 'clock';

interface Rule {
  readonly from: readonly BellState[];
  readonly by: readonly Standing[];
}

/** From which states, and by whom. The only place that says so. */
export const BELL_RULES: Readonly<Record<BellActionType, Rule>> = {
  acknowledge: { from: ['rung', 'reopened'], by: ['owner', 'called', 'manager'] },
  takeInHand: {
    from: ['rung', 'reopened', 'acknowledged', 'changed'],
    by: ['owner', 'called', 'manager'],
  },
  markChanged: { from: ['inHand'], by: ['owner', 'called', 'manager'] },
  verify: { from: ['changed'], by: ['ringer', 'owner', 'called', 'manager'] },
  reopen: { from: ['changed', 'verified', 'refused'], by: ['ringer', 'manager'] },
  refuse: { from: ['rung', 'reopened', 'acknowledged', 'inHand'], by: ['owner', 'called', 'manager'] },
  handOver: { from: ['rung', 'reopened', 'acknowledged', 'inHand'], by: ['owner', 'called', 'manager'] },
  withdraw: { from: ['rung', 'reopened', 'acknowledged', 'inHand'], by: ['ringer', 'manager'] },
  escalate: { from: ['rung', 'reopened'], by: ['clock'] },
};

/** Who acts: a member with a role, a program with a key (which may do what a manager may), or the clock. */
export type Agent =
  | { readonly kind: 'member'; readonly id: string; readonly role: Role }
  | { readonly kind: 'key' }
  | { readonly kind: 'clock' };

export function standingsOf(bell: Bell, agent: Agent): readonly Standing[] {
  if (agent.kind === 'clock') return ['clock'];
  if (agent.kind === 'key') return ['manager'];
  if (agent.role === 'guest') return [];
  const standings: Standing[] = [];
  if (agent.id === bell.ringerId) standings.push('ringer');
  if (agent.id === bell.ownerId) standings.push('owner');
  if (calledBy(bell).includes(agent.id)) standings.push('called');
  if (agent.role === 'owner' || agent.role === 'leader' || agent.role === 'manager')
    standings.push('manager');
  return standings;
}

/** The actions that this agent may take on the bell as it stands. Whether a proof holds is another question. */
export function possibleActions(bell: Bell, agent: Agent): BellActionType[] {
  const standings = standingsOf(bell, agent);
  return (Object.keys(BELL_RULES) as BellActionType[]).filter(
    (type) =>
      BELL_RULES[type].from.includes(bell.state) &&
      BELL_RULES[type].by.some((standing) => standings.includes(standing)),
  );
}
