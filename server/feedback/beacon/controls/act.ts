import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import type { Agent, ControlStep } from './action.ts';
import { announce } from './announce.ts';
import type { ControlHouse } from './house.ts';
import { isTold, reduceControl } from './reduce.ts';
import { addStep, type ControlRow, findControl, nextRevision, updateControl } from './store.ts';

/** One step of one control. */
export interface Taking {
  readonly id: string;
  /** The version that the caller saw; the system takes the control as it is. */
  readonly version?: number;
  readonly agent: Agent;
  readonly step: ControlStep;
}

/** Takes a control one step further, or says why not; records it, and tells points where it concerns them. */
export async function actOnControl(
  house: ControlHouse,
  call: Call,
  taking: Taking,
): Promise<Outcome<ControlRow>> {
  const outcome = await house.database.transact((queries) => takeStep(queries, call, taking));
  if (outcome.ok) await announce(house, outcome.value, taking.step.type);
  return outcome;
}

/** The same within a transaction of the caller, who announces it afterwards. */
export async function takeStep(
  queries: Queries,
  call: Call,
  { id, version, agent, step }: Taking,
): Promise<Outcome<ControlRow>> {
  const { workspaceId } = call;
  const before = await findControl(queries, { workspaceId, id, lock: true });
  if (!before) return refuse('thing.unknown', 'There is no such control.', 'id');
  if (version !== undefined && version !== before.version) {
    return refuse('thing.stale', `The control is at version ${before.version}.`, '/version');
  }
  const next = reduceControl(before, step, { agent, now: call.now });
  if (!next.ok) return next;
  const revision = isTold(before, next.value, step.type) ? await nextRevision(queries, workspaceId) : null;
  const noted = step.type === 'enforce' || step.type === 'outlive';
  const row = await updateControl(queries, before, { next: next.value, revision, noted });
  const { type, ...detail } = step;
  const reason = 'reason' in step ? step.reason : null;
  await addStep(queries, call, {
    controlId: id,
    action: type,
    note: reason,
    detail: { ...detail, revision },
  });
  await recordChange(queries, call, {
    action: `control.${type}`,
    thing: 'control',
    thingId: id,
    ...(reason === null ? {} : { reason }),
    detail: { number: row.number, before: before.state, after: row.state, revision },
  });
  return done(row);
}
