import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { isWithin, type Scope } from '../scope.ts';
import { type Agent, type ControlStep, mayTake, STEP_RULES, standingsOf } from './action.ts';
import type { Bounds, OverBound } from './bounds.ts';
import { type Control, LONGEST_TTL, type Waits } from './control.ts';
import type { ControlAction } from './control-action.ts';

/** What a control is proposed with. */
export interface Proposal {
  readonly scope: Scope;
  readonly action: ControlAction;
  readonly ttlMinutes: number;
  readonly alarmId: string | null;
}

/** How it is proposed: by whom, whether by itself, and within which bounds. */
export interface Proposing {
  readonly agent: Agent;
  readonly now: Date;
  readonly bounds: Bounds;
  readonly over: readonly OverBound[];
  /** A playbook that waits for one click. */
  readonly oneClick?: boolean;
}

const MINUTE = 60_000;

/**
 * Rules of a control.
 * C1 It is active from its deployment until its time to live is over, and never longer than 30 days from then.
 * C2 What oversteps the bounds waits for a leader, unless a leader proposed it.
 * C3 An action on the list for a second pair of eyes waits for another member, manager or above.
 * C4 Nobody approves what they proposed themselves.
 * C5 What a playbook proposes for one click waits for anyone of the staff.
 * C6 Anyone of the staff takes an active control back, at once and with a reason.
 * C7 One whose alarm is over says so until somebody gives a reason to keep it; no reason, no keeping.
 * C8 Ended is ended: an expired, taken-back or refused control never becomes active again.
 * C9 It is enforced once, at the first moment when all live points had it; extending or narrowing does not undo that.
 * C10 Narrowing lets go a part of the scope and never takes in more.
 * C11 A proposal that nobody answers expires as if it had been deployed when it was made.
 */
export function proposeControl(proposal: Proposal, proposing: Proposing): Control {
  const { agent, now, over } = proposing;
  const proposerId = agent.kind === 'system' ? null : agent.id;
  const waitsFor = waitFor(proposal.action, proposing, proposerId);
  const base: Control = {
    ...proposal,
    state: 'proposed',
    proposerId,
    waitsFor,
    overBounds: over,
    deployedAt: null,
    enforcedAt: null,
    expiresAt: after(now, proposal.ttlMinutes),
    endedAt: null,
    endReason: null,
    outlivesSince: null,
    keptReason: null,
  };
  return waitsFor === null ? deploy(base, now) : base;
}

function waitFor(
  action: ControlAction,
  { agent, bounds, over, oneClick }: Proposing,
  proposerId: string | null,
): Waits | null {
  const standings = standingsOf({ proposerId }, agent);
  if (over.length > 0 && !standings.includes('leader')) return 'leader';
  if (bounds.secondEyes.includes(action.type)) return 'manager';
  return oneClick ? 'staff' : null;
}

/** The control after a step, or why it cannot be: wrong state, not this agent's to do, or no reason given. */
export function reduceControl(
  control: Control,
  step: ControlStep,
  { agent, now }: { agent: Agent; now: Date },
): Outcome<Control> {
  const rule = STEP_RULES[step.type];
  if (!rule.from.includes(control.state)) {
    return refuse('action.impossible', `A control that is ${control.state} cannot go through ${step.type}.`);
  }
  if (!mayTake(control, step.type, agent)) return notTheirs(control, step);
  return checkStep(control, step, now) ?? done(apply(control, step, now));
}

function notTheirs(control: Control, { type }: ControlStep): Refusal {
  if (type !== 'approve') return refuse('access.role', `${type} is for: ${STEP_RULES[type].by.join(', ')}.`);
  return refuse('access.role', `It waits for another ${control.waitsFor ?? 'staff'} than its proposer.`);
}

function checkStep(control: Control, step: ControlStep, now: Date): Refusal | null {
  if ('reason' in step && step.reason.trim() === '') {
    return refuse('request.invalid', 'Give a reason.', '/reason');
  }
  switch (step.type) {
    case 'extend':
      if (after(now, step.ttlMinutes).getTime() <= control.deployedAt!.getTime() + LONGEST_TTL * MINUTE)
        return null;
      return refuse('request.invalid', 'No control lives longer than 30 days.', '/ttlMinutes');
    case 'keep':
      if (control.outlivesSince !== null) return null;
      return refuse('action.impossible', 'Its alarm is not over, or somebody has said why it stays.');
    case 'narrow':
      if (isWithin(step.scope, control.scope) && !isWithin(control.scope, step.scope)) return null;
      return refuse('request.invalid', 'The scope is not narrower than the one in force.', '/scope');
    case 'expire':
      if (control.expiresAt! <= now) return null;
      return refuse('action.impossible', 'Its time is not over.');
    case 'enforce':
      if (control.enforcedAt === null) return null;
      return refuse('action.impossible', 'It was enforced before.');
    case 'outlive':
      if (control.alarmId !== null && control.outlivesSince === null && control.keptReason === null)
        return null;
      return refuse('action.impossible', 'It asks already, or need not ask.');
    default:
      return null;
  }
}

function apply(control: Control, step: ControlStep, now: Date): Control {
  switch (step.type) {
    case 'approve':
      return deploy(control, now);
    case 'refuse':
      return { ...control, state: 'refused', endedAt: now, endReason: step.reason, waitsFor: null };
    case 'takeBack':
      return { ...control, state: 'takenBack', endedAt: now, endReason: step.reason, outlivesSince: null };
    case 'extend':
      return { ...control, expiresAt: after(now, step.ttlMinutes) };
    case 'keep':
      return { ...control, outlivesSince: null, keptReason: step.reason };
    case 'narrow':
      return { ...control, scope: step.scope };
    case 'enforce':
      return { ...control, enforcedAt: now };
    case 'expire':
      return { ...control, state: 'expired', endedAt: now, outlivesSince: null, waitsFor: null };
    case 'outlive':
      return { ...control, outlivesSince: now };
  }
}

const deploy = (control: Control, now: Date): Control => ({
  ...control,
  state: 'active',
  waitsFor: null,
  deployedAt: now,
  expiresAt: after(now, control.ttlMinutes),
});

const after = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * MINUTE);

/** Whether the step changes what enforcement points are told. */
export const isTold = (before: Pick<Control, 'state'> | null, after: Control, step: string): boolean =>
  (before?.state === 'active') !== (after.state === 'active') ||
  (after.state === 'active' && (step === 'extend' || step === 'narrow'));
