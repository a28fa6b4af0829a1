import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import type { Drill, DrillState, Incident } from './drill.ts';

/** Everything that can happen to a drill. */
export type DrillAction =
  | {
      readonly type: 'plan';
      readonly name: string;
      readonly incident: Incident;
      readonly startsAt: Date | null;
    }
  | { readonly type: 'start' }
  | { readonly type: 'find'; readonly alarmId: string; readonly decidableAt: Date; readonly at: Date }
  | { readonly type: 'locate'; readonly at: Date }
  | { readonly type: 'deploy'; readonly at: Date }
  | { readonly type: 'enforce'; readonly at: Date }
  | { readonly type: 'finish' }
  | { readonly type: 'stop' }
  | { readonly type: 'fail'; readonly reason: string };

type Later = Exclude<DrillAction, { type: 'plan' }>;

/** From which states. */
const FROM: Readonly<Record<Later['type'], readonly DrillState[]>> = {
  start: ['planned'],
  find: ['running'],
  locate: ['running'],
  deploy: ['running'],
  enforce: ['running'],
  finish: ['running'],
  stop: ['planned', 'running'],
  fail: ['running'],
};

/**
 * Rules of a drill.
 * D1 planned → running → done | stopped | failed; a planned one may be stopped, and over is over.
 * D2 It is planned once, and a drill that was started keeps its incident.
 * D3 Legs are walked while it runs and in their order: found, located, deployed, enforced; none without the one before.
 * D4 The first time counts: a leg that is told again changes nothing.
 * D5 Times are in order: started, decidable, discovered, located, deployed, enforced, ended. One that comes out of order (a
 *    clock that jumped) is moved to where it fits.
 * D6 What has ended keeps the legs that it walked.
 */
export function reduceDrill(drill: Drill | null, action: DrillAction, now: Date): Outcome<Drill> {
  if (action.type === 'plan') return drill === null ? done(plan(action)) : impossible(drill, action);
  if (drill === null || !FROM[action.type].includes(drill.state)) return impossible(drill, action);
  if (!isInOrder(drill, action)) return impossible(drill, action);
  return done(apply(drill, action, now));
}

const impossible = (drill: Drill | null, { type }: DrillAction) =>
  refuse('action.impossible', `A drill that is ${drill?.state ?? 'nowhere'} cannot go through ${type}.`);

const plan = ({ name, incident, startsAt }: Extract<DrillAction, { type: 'plan' }>): Drill => ({
  ...incident,
  name,
  state: 'planned',
  startsAt,
  startedAt: null,
  endedAt: null,
  alarmId: null,
  reason: null,
  decidableAt: null,
  discoveredAt: null,
  locatedAt: null,
  deployedAt: null,
  enforcedAt: null,
});

/** D3 */
function isInOrder(drill: Drill, { type }: Later): boolean {
  switch (type) {
    case 'locate':
      return drill.discoveredAt !== null;
    case 'deploy':
      return drill.locatedAt !== null;
    case 'enforce':
      return drill.deployedAt !== null;
    default:
      return true;
  }
}

function apply(drill: Drill, action: Later, now: Date): Drill {
  switch (action.type) {
    case 'start':
      return { ...drill, state: 'running', startedAt: now };
    case 'find': {
      if (drill.discoveredAt !== null) return drill;
      const decidableAt = later(drill.startedAt!, action.decidableAt);
      return {
        ...drill,
        alarmId: action.alarmId,
        decidableAt,
        discoveredAt: later(decidableAt, action.at),
      };
    }
    case 'locate':
      return { ...drill, locatedAt: drill.locatedAt ?? later(drill.discoveredAt!, action.at) };
    case 'deploy':
      return { ...drill, deployedAt: drill.deployedAt ?? later(drill.locatedAt!, action.at) };
    case 'enforce':
      return { ...drill, enforcedAt: drill.enforcedAt ?? later(drill.deployedAt!, action.at) };
    case 'finish':
      return { ...drill, state: 'done', endedAt: latest(drill, now) };
    case 'stop':
      return { ...drill, state: 'stopped', endedAt: latest(drill, now) };
    case 'fail':
      return { ...drill, state: 'failed', endedAt: latest(drill, now), reason: action.reason };
  }
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** Not before anything else that happened to it. */
const latest = (drill: Drill, at: Date): Date =>
  [
    drill.startedAt,
    drill.decidableAt,
    drill.discoveredAt,
    drill.locatedAt,
    drill.deployedAt,
    drill.enforcedAt,
  ].reduce<Date>((last, time) => (time === null ? last : later(last, time)), at);
