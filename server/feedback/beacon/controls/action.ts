import type { Role } from '../../../platform/access/roles.ts';
import type { Scope } from '../scope.ts';
import type { Control, ControlState } from './control.ts';

/** Everything that can happen to a control after it was proposed. */
export type ControlStep =
  | { readonly type: 'approve'; readonly reason: string }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'takeBack'; readonly reason: string }
  | { readonly type: 'extend'; readonly ttlMinutes: number; readonly reason: string }
  | { readonly type: 'keep'; readonly reason: string }
  /** A part of its scope is let go, after an appeal. */
  | { readonly type: 'narrow'; readonly scope: Scope; readonly reason: string }
  | { readonly type: 'enforce' }
  | { readonly type: 'expire' }
  | { readonly type: 'outlive' };
export type ControlStepType = ControlStep['type'];

/** What somebody is to a control. */
export type Standing = 'proposer' | 'staff' | 'manager' | 'leader' | 'system';

/** Who acts: a member with a role, a program with a key (as a manager), or the system: clock, acknowledgements, alarms. */
export type Agent =
  | { readonly kind: 'member'; readonly id: string; readonly role: Role }
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'system' };

interface Rule {
  readonly from: readonly ControlState[];
  readonly by: readonly Standing[];
}

/** From which states, and by whom. Whose eyes an approval needs stands in the control itself. */
export const STEP_RULES: Readonly<Record<ControlStepType, Rule>> = {
  approve: { from: ['proposed'], by: ['staff'] },
  refuse: { from: ['proposed'], by: ['staff'] },
  takeBack: { from: ['active'], by: ['staff'] },
  extend: { from: ['active'], by: ['staff'] },
  keep: { from: ['active'], by: ['staff'] },
  narrow: { from: ['active'], by: ['manager'] },
  enforce: { from: ['active'], by: ['system'] },
  expire: { from: ['active', 'proposed'], by: ['system'] },
  outlive: { from: ['active'], by: ['system'] },
};

export function standingsOf(control: Pick<Control, 'proposerId'>, agent: Agent): readonly Standing[] {
  if (agent.kind === 'system') return ['system'];
  const own: Standing[] = agent.id === control.proposerId ? ['proposer'] : [];
  if (agent.kind === 'key') return [...own, 'staff', 'manager'];
  switch (agent.role) {
    case 'guest':
      return own;
    case 'owner':
    case 'leader':
      return [...own, 'staff', 'manager', 'leader'];
    case 'manager':
      return [...own, 'staff', 'manager'];
    default:
      return [...own, 'staff'];
  }
}

/** The steps that this agent may take the control through as it stands. */
export function possibleSteps(control: Control, agent: Agent): ControlStepType[] {
  return (Object.keys(STEP_RULES) as ControlStepType[]).filter((type) => {
    if (type === 'keep' && control.outlivesSince === null) return false;
    return STEP_RULES[type].from.includes(control.state) && mayTake(control, type, agent);
  });
}

/** Whether the step is this agent's to take: the rule's standing, and another pair of eyes for an approval. */
export function mayTake(control: Control, type: ControlStepType, agent: Agent): boolean {
  const standings = standingsOf(control, agent);
  if (!STEP_RULES[type].by.some((standing) => standings.includes(standing))) return false;
  if (type !== 'approve') return true;
  return !standings.includes('proposer') && standings.includes(control.waitsFor ?? 'staff');
}
