import { type Ladder, type LadderStep, REPEAT_PAUSE } from './ladder.ts';

export type RunState = 'running' | 'stopped' | 'finished';

/** How far the ladder of an alarm has come. */
export interface Run {
  readonly state: RunState;
  readonly steps: readonly LadderStep[];
  readonly repeat: number;
  /** Steps that were taken, repeated ones counted anew. */
  readonly taken: number;
  /** Steps that called somebody. */
  readonly called: number;
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
  | { readonly type: 'stop'; readonly why: string };

const MINUTE = 60_000;

/** The run of an alarm that was raised now. */
export const startRun = (ladder: Pick<Ladder, 'steps' | 'repeat'>, now: Date): Run => ({
  state: 'running',
  steps: ladder.steps,
  repeat: ladder.repeat,
  taken: 0,
  called: 0,
  nextAt: new Date(now.getTime() + (ladder.steps[0]?.afterMinutes ?? 0) * MINUTE),
  reason: null,
});

/** The step that is next; null once all were taken, repeats included. */
export function nextStep(run: Run): LadderStep | null {
  const all = run.steps.length * (run.repeat + 1);
  return run.state === 'running' && run.taken < all ? run.steps[run.taken % run.steps.length]! : null;
}

/** The run after the action. What has ended stays as it is. */
export function reduceRun(run: Run, action: RunAction): Run {
  if (run.state !== 'running') return run;
  if (action.type === 'stop') return { ...run, state: 'stopped', nextAt: null, reason: action.why };
  const next: Run = {
    ...run,
    taken: run.taken + 1,
    called: run.called + (action.taken === 'called' ? 1 : 0),
  };
  const step = nextStep(next);
  if (!step) return { ...next, state: 'finished', nextAt: null, reason: 'finished' };
  const begins = next.taken % next.steps.length === 0;
  const pause = begins ? Math.max(step.afterMinutes, REPEAT_PAUSE) : step.afterMinutes;
  const wait = action.taken === 'nobody' && !begins ? 0 : pause;
  return { ...next, nextAt: new Date(action.now.getTime() + wait * MINUTE) };
}
