import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { type Agent, type AlarmAction, checkRule } from './action.ts';
import { type Alarm, type AlarmTimes, type Bond, graver, gravestOf } from './alarm.ts';
import { type Found, finite } from './found.ts';

/** Who acts, and when. */
export interface Circumstance {
  readonly agent: Agent;
  readonly now: Date;
}

/**
 * Rules of an alarm.
 * A1 raised → acknowledged → contained → cleared → reviewed; steps may be skipped, never taken backwards. It may be
 *    contained before anybody acknowledged it; who acknowledges then leaves it contained.
 * A2 Closed (cleared, reviewed, false) stays closed but for `reopen`, which only a person can, with a reason; who
 *    reopens has it in hand. What was reviewed is never reopened.
 * A3 Times are in order: first voice ≤ decidable ≤ discovered ≤ every later one; deployed ≤ enforced; whatever came
 *    ≤ cleared ≤ reviewed. A time that comes out of order (a clock that jumped) is moved to where it fits.
 * A4 A time that was set stays as it is. Only `reopen` takes back fell, contained, cleared and reviewed.
 * A5 It may be false from any open state, or once cleared; that is a person's word and needs a reason.
 * A6 It grows graver, never less grave, and `gravest` with it.
 * A7 What is asleep (silenced, or member of another) is so by exactly one of the two: a member is not silenced.
 * A8 Whoever acknowledges owns it; handed over, another does, and it counts as acknowledged.
 */
export function reduceAlarm(alarm: Alarm, action: AlarmAction, { agent, now }: Circumstance): Outcome<Alarm> {
  const verdict = checkRule(alarm, action.type, agent);
  if (verdict === 'agent') return refuse('access.role', `${action.type} is not yours to do.`);
  if (verdict !== 'fits') {
    const stands = verdict === 'state' ? `is ${alarm.state}` : `was taken through ${action.type} before`;
    return refuse('action.impossible', `An alarm that ${stands} cannot be taken through ${action.type}.`);
  }
  return checkWords(alarm, action) ?? done(apply(alarm, action, { agent, now }));
}

/** A new alarm; asleep where a silence or another alarm keeps it. */
export function raise(
  { series, reading, severity, ...found }: Found,
  asleep: { silenceId: string | null; parentId: string | null; bond: Bond | null },
): Alarm {
  const { discoveredAt } = found;
  const decidableAt = earlier(found.decidableAt, discoveredAt);
  return {
    ...asleep,
    state: 'raised',
    direction: reading.direction,
    severity,
    gravest: severity,
    rate: finite(reading.rate),
    expected: finite(reading.expected),
    lift: finite(reading.lift),
    peakRate: finite(reading.rate),
    cause: null,
    ownerId: null,
    right: null,
    reason: null,
    agains: 0,
    seenAt: discoveredAt,
    quietSince: null,
    easedSince: null,
    consideredAt: null,
    firstVoiceAt: found.firstVoiceAt && earlier(found.firstVoiceAt, decidableAt),
    decidableAt,
    discoveredAt,
    ...NOT_YET,
  };
}

const NOT_YET = {
  locatedAt: null,
  acknowledgedAt: null,
  deployedAt: null,
  enforcedAt: null,
  containedAt: null,
  fellAt: null,
  clearedAt: null,
  reviewedAt: null,
} as const satisfies Partial<AlarmTimes>;

function checkWords(alarm: Alarm, action: AlarmAction): Refusal | null {
  if (action.type === 'handOver' && action.memberId === alarm.ownerId)
    return refuse('request.invalid', 'This member has the alarm already.', '/memberId');
  if ((action.type === 'false' || action.type === 'reopen') && action.reason.trim() === '')
    return refuse('request.invalid', 'Give a reason.', '/reason');
  if (action.type === 'note' && action.note.trim() === '')
    return refuse('request.invalid', 'The note says nothing.', '/note');
  return null;
}

function apply(alarm: Alarm, action: AlarmAction, { agent, now }: Circumstance): Alarm {
  switch (action.type) {
    case 'again':
      return takeIn(alarm, action);
    case 'locate':
      return { ...alarm, cause: action.cause, locatedAt: alarm.locatedAt ?? since(alarm, action.at) };
    case 'consider':
      return { ...alarm, consideredAt: alarm.consideredAt ?? now };
    case 'deploy':
      return { ...alarm, deployedAt: alarm.deployedAt ?? since(alarm, action.at) };
    case 'enforce': {
      const deployedAt = alarm.deployedAt ?? since(alarm, action.at);
      return { ...alarm, deployedAt, enforcedAt: alarm.enforcedAt ?? later(deployedAt, action.at) };
    }
    case 'fall':
      return { ...alarm, fellAt: alarm.fellAt ?? since(alarm, action.at) };
    case 'join':
      return { ...alarm, parentId: action.parentId, bond: action.bond, silenceId: null };
    case 'leave':
      return { ...alarm, parentId: null, bond: null };
    case 'silence':
      return { ...alarm, silenceId: action.silenceId, parentId: null, bond: null };
    case 'wake':
      return { ...alarm, silenceId: null };
    case 'note':
      return alarm;
    case 'right':
      return { ...alarm, right: true };
    default:
      return settle(alarm, action, { agent, now });
  }
}

/** Actions that lead to another state. */
function settle(
  alarm: Alarm,
  action: Extract<
    AlarmAction,
    { type: 'acknowledge' | 'contain' | 'clear' | 'false' | 'reopen' | 'handOver' | 'review' }
  >,
  { agent, now }: Circumstance,
): Alarm {
  const ownerId = agent.kind === 'house' ? alarm.ownerId : agent.id;
  const inHand = { state: onward(alarm), acknowledgedAt: alarm.acknowledgedAt ?? since(alarm, now) };
  switch (action.type) {
    case 'acknowledge':
      return { ...alarm, ...inHand, ownerId };
    case 'handOver':
      return { ...alarm, ...inHand, ownerId: action.memberId };
    case 'contain': {
      const containedAt = alarm.containedAt ?? since(alarm, action.at ?? now);
      return { ...alarm, state: 'contained', containedAt, reason: action.reason ?? null };
    }
    case 'clear': {
      const clearedAt = latest(alarm, action.at ?? now);
      return { ...alarm, state: 'cleared', clearedAt, reason: action.reason ?? null };
    }
    case 'false':
      return { ...alarm, state: 'false', right: false, reason: action.reason };
    case 'reopen':
      return { ...alarm, ...inHand, ...REOPENED, ownerId, right: null, reason: action.reason };
    case 'review':
      return { ...alarm, state: 'reviewed', reviewedAt: latest(alarm, now) };
  }
}

const REOPENED = {
  parentId: null,
  bond: null,
  silenceId: null,
  state: 'acknowledged',
  fellAt: null,
  containedAt: null,
  clearedAt: null,
  reviewedAt: null,
  quietSince: null,
  easedSince: null,
} as const satisfies Partial<Alarm>;

const onward = ({ state }: Alarm): Alarm['state'] => (state === 'raised' ? 'acknowledged' : state);

function takeIn(
  alarm: Alarm,
  { at, rate, expected, lift, severity }: Extract<AlarmAction, { type: 'again' }>,
): Alarm {
  return {
    ...alarm,
    rate,
    expected,
    lift,
    peakRate: farther(alarm, rate),
    severity: graver(severity, alarm.severity) ? severity : alarm.severity,
    gravest: gravestOf(severity, alarm.gravest),
    agains: alarm.agains + 1,
    seenAt: later(alarm.seenAt, at),
    quietSince: null,
  };
}

/** The rate that lies farther in the alarm's direction. */
export const farther = (
  { direction, peakRate }: Pick<Alarm, 'direction' | 'peakRate'>,
  rate: number,
): number => (direction === 'up' ? Math.max(peakRate, rate) : Math.min(peakRate, rate));

const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Not before the discovery. */
const since = ({ discoveredAt }: Alarm, at: Date): Date => later(discoveredAt, at);

/** Not before anything else that happened to it. */
const latest = (alarm: Alarm, at: Date): Date =>
  [
    alarm.discoveredAt, alarm.locatedAt, alarm.acknowledgedAt, alarm.deployedAt, alarm.enforcedAt,
    alarm.containedAt, alarm.fellAt, alarm.clearedAt,
  ].reduce<Date>((last, time) => (time === null ? last : later(last, time)), at); // biome-ignore format: a table
