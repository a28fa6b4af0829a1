import { done, type Outcome, type Refusal, refuse } from '../../platform/errors/refusal.ts';
import { type Agent, BELL_RULES, type BellAction, standingsOf } from './action.ts';
import { type Bell, isWaiting, type Terms } from './bell.ts';
import { addWorkingMinutes, type WorkingCalendar } from './calendars/working-time.ts';

/** Who acts, when, and the calendar of the bell's owner. */
export interface Circumstance {
  readonly agent: Agent;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

/** A new bell with its clock started. */
export function ring(
  from: { ringerId: string; ownerId: string; terms: Terms },
  { now, calendar }: Omit<Circumstance, 'agent'>,
): Bell {
  const bell: Bell = {
    ...from,
    state: 'rung',
    rungAt: now,
    clockFrom: now,
    dueAt: now,
    nextCallAt: null,
    escalation: 0,
    acknowledgedAt: null,
    changedAt: null,
    change: null,
    verifiedAt: null,
    proof: null,
    reason: null,
  };
  return startClock(bell, now, calendar);
}

/** The bell after the action, or why it cannot be: wrong state, not this agent's to do, or no proof. */
export function reduceBell(bell: Bell, action: BellAction, circumstance: Circumstance): Outcome<Bell> {
  const rule = BELL_RULES[action.type];
  if (!rule.from.includes(bell.state)) {
    return refuse(
      'action.impossible',
      `A bell that is ${bell.state} cannot be taken through ${action.type}.`,
    );
  }
  const standings = standingsOf(bell, circumstance.agent);
  if (!rule.by.some((standing) => standings.includes(standing))) {
    return refuse('access.role', `${action.type} is for: ${rule.by.join(', ')}.`);
  }
  const refusal = checkAction(bell, action, circumstance.now);
  return refusal ?? done(apply(bell, action, circumstance));
}

function checkAction(bell: Bell, action: BellAction, now: Date): Refusal | null {
  switch (action.type) {
    case 'markChanged':
      if (action.change.trim() === '') return refuse('request.invalid', 'Say what was changed.', '/change');
      if (action.when > now) return refuse('request.invalid', 'The change lies in the future.', '/when');
      if (action.when < bell.rungAt)
        return refuse('request.invalid', 'The change lies before the bell.', '/when');
      return null;
    case 'verify':
      return action.proof.verdict === 'fallen' ? null : refuse('bell.unproven', action.proof.says);
    case 'reopen':
    case 'refuse':
    case 'withdraw':
      return action.reason.trim() === '' ? refuse('request.invalid', 'Give a reason.', '/reason') : null;
    case 'handOver':
      if (action.ownerId !== bell.ownerId) return null;
      return refuse('request.invalid', 'This member owns the bell already.', '/ownerId');
    case 'escalate':
      if (bell.nextCallAt !== null && bell.nextCallAt <= now) return null;
      return refuse('action.impossible', 'Nobody is due to be called.');
    default:
      return null;
  }
}

function apply(bell: Bell, action: BellAction, { now, calendar }: Circumstance): Bell {
  switch (action.type) {
    case 'acknowledge':
      return { ...stopClock(bell), state: 'acknowledged', acknowledgedAt: now };
    case 'takeInHand':
      return {
        ...stopClock(bell),
        state: 'inHand',
        acknowledgedAt: bell.acknowledgedAt ?? now,
        changedAt: null,
        change: null,
      };
    case 'markChanged':
      return { ...bell, state: 'changed', changedAt: action.when, change: action.change };
    case 'verify':
      return { ...bell, state: 'verified', verifiedAt: now, proof: action.proof };
    case 'reopen':
      return startClock({ ...unanswered(bell), state: 'reopened', reason: action.reason }, now, calendar);
    case 'refuse':
      return { ...stopClock(bell), state: 'refused', reason: action.reason };
    case 'withdraw':
      return { ...stopClock(bell), state: 'withdrawn', reason: action.reason };
    case 'handOver':
      return startClock({ ...unanswered(bell), state: 'rung', ownerId: action.ownerId }, now, calendar);
    case 'escalate': {
      const called = { ...bell, escalation: bell.escalation + 1 };
      return { ...called, nextCallAt: nextCall(called, now, calendar) };
    }
  }
}

const unanswered = (bell: Bell): Bell => ({
  ...bell,
  acknowledgedAt: null,
  changedAt: null,
  change: null,
  verifiedAt: null,
  proof: null,
  reason: null,
});

const stopClock = (bell: Bell): Bell => ({ ...bell, nextCallAt: null, reason: null });

function startClock(bell: Bell, now: Date, calendar: WorkingCalendar): Bell {
  const dueAt = addWorkingMinutes(calendar, now, bell.terms.acknowledgeMinutes);
  const started = { ...bell, clockFrom: now, dueAt, escalation: 0 };
  return { ...started, nextCallAt: nextCall(started, dueAt, calendar) };
}

/** Counted from the last call as it really happened, so that a late call still leaves its time to the one called. */
function nextCall(bell: Bell, from: Date, calendar: WorkingCalendar): Date | null {
  const step = bell.terms.ladder[bell.escalation];
  return step && isWaiting(bell) ? addWorkingMinutes(calendar, from, step.afterMinutes) : null;
}
