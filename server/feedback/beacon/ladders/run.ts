import { type AlarmState, SEVERITIES, type Severity } from '../alarms/alarm.ts';
import { type Ladder, type LadderStep, REPEAT_PAUSE } from './ladder.ts';

export type RunState = 'running' | 'stopped' | 'finished';

/** How far the ladder of an alarm has come. */
export interface Run {
  readonly state: RunState;
  readonly ladderId: string | null;
  readonly steps: readonly LadderStep[];
  readonly repeat: number;
  /** How grave the alarm was when it began. */
  readonly severity: Severity;
  /** Steps that were taken, repeated ones and those of earlier beginnings counted too: no number comes twice. */
  readonly taken: number;
  /** Steps of earlier beginnings. */
  readonly base: number;
  /** Steps that called somebody since it began. */
  readonly called: number;
  readonly startedAt: Date;
  /** When the next step is due; null once it has ended. */
  readonly nextAt: Date | null;
  readonly reason: string | null;
}

/**
 * What became of a step: it called somebody; a condition left it out; or there was nobody to call, as in a gap of the
 * rota, and then the next one does not wait.
 */
export type Taken = 'called' | 'left out' | 'nobody';

export type RunAction =
  | { readonly type: 'take'; readonly taken: Taken; readonly now: Date }
  | { readonly type: 'stop'; readonly why: string }
  | { readonly type: 'restart'; readonly ladder: Ladder; readonly severity: Severity; readonly now: Date };

const MINUTE = 60_000;

/** The run of an alarm that was raised now. */
export const startRun = (ladder: Ladder, severity: Severity, now: Date): Run => ({
  state: 'running',
  ladderId: ladder.id,
  steps: ladder.steps,
  repeat: ladder.repeat,
  severity,
  taken: 0,
  base: 0,
  called: 0,
  startedAt: now,
  nextAt: new Date(now.getTime() + ladder.steps[0]!.afterMinutes * MINUTE),
  reason: null,
});

/** Whether an alarm that comes to be paged once more begins anew: it grew graver, or had been set aside or closed. */
export function beginsAnew(
  run: Pick<Run, 'state' | 'severity'>,
  alarm: { readonly severity: Severity; readonly state: AlarmState },
): boolean {
  if (SEVERITIES.indexOf(alarm.severity) < SEVERITIES.indexOf(run.severity)) return true;
  return run.state === 'stopped' && alarm.state === 'raised';
}

/** The step that is next; null once all were taken, repeats included. */
export function nextStep(run: Run): LadderStep | null {
  const index = run.taken - run.base;
  const all = run.steps.length * (run.repeat + 1);
  return run.state === 'running' && index < all ? run.steps[index % run.steps.length]! : null;
}

/** The run after the action. What has ended stays as it is, unless it begins anew. */
export function reduceRun(run: Run, action: RunAction): Run {
  if (action.type === 'restart') {
    const { ladder, severity, now } = action;
    return { ...startRun(ladder, severity, now), taken: run.taken, base: run.taken };
  }
  if (run.state !== 'running') return run;
  if (action.type === 'stop') return { ...run, state: 'stopped', nextAt: null, reason: action.why };
  const called = run.called + (action.taken === 'called' ? 1 : 0);
  const next: Run = { ...run, taken: run.taken + 1, called };
  const step = nextStep(next);
  if (!step) return { ...next, state: 'finished', nextAt: null, reason: 'finished' };
  const begins = (next.taken - next.base) % next.steps.length === 0;
  const pause = begins ? Math.max(step.afterMinutes, REPEAT_PAUSE) : step.afterMinutes;
  const wait = action.taken === 'nobody' && !begins ? 0 : pause;
  return { ...next, nextAt: new Date(action.now.getTime() + wait * MINUTE) };
}
