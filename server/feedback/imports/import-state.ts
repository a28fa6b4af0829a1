import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import type { ImportState } from './tables.ts';

export type ImportAction = 'start' | 'pause' | 'resume' | 'finish' | 'fail';

/** uploaded → running ⇄ paused; running → done or failed; a failed import can be tried again where it stopped. */
const NEXT: Readonly<Record<ImportState, Partial<Record<ImportAction, ImportState>>>> = {
  uploaded: { start: 'running' },
  running: { pause: 'paused', finish: 'done', fail: 'failed' },
  paused: { resume: 'running' },
  failed: { resume: 'running' },
  done: {},
};

/** The state after an action; refused where the action does not fit. */
export function nextState(state: ImportState, action: ImportAction): Outcome<ImportState> {
  const next = NEXT[state][action];
  return next === undefined
    ? refuse('action.impossible', `The import is ${state}; it cannot ${action}.`)
    : done(next);
}
