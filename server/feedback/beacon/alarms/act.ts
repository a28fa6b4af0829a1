import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { draftReview } from '../reviews/draft.ts';
import type { Agent, AlarmAction } from './action.ts';
import { announce } from './announce.ts';
import type { AlarmHouse } from './desk.ts';
import { reduceAlarm } from './reduce.ts';
import { type AlarmRow, addSteps, burningTwin, findAlarm, updateAlarm } from './store.ts';
import { tellOfAlarm } from './tell.ts';

/** One action on one alarm. */
export interface Step {
  readonly id: string;
  /** The version that the caller saw; the house takes the alarm as it is. */
  readonly version?: number;
  readonly agent: Agent;
  /** Words to go with it, where the action has none of its own. */
  readonly note?: string | undefined;
  /** Made from the alarm as it stands, in the same transaction; null leaves it as it is. */
  readonly action: (row: AlarmRow, queries: Queries) => Promise<AlarmAction | null>;
}

/** Takes an alarm one step further, or says why not; records, tells, and stops its paging where it ends. */
export async function actOnAlarm(house: AlarmHouse, call: Call, step: Step): Promise<Outcome<AlarmRow>> {
  let taken: AlarmAction | null = null;
  const outcome = await house.database.transact<AlarmRow>(async (queries) => {
    const before = await findAlarm(queries, { workspaceId: call.workspaceId, id: step.id, lock: true });
    if (!before) return refuse('thing.unknown', 'There is no such alarm.', 'id');
    if (step.version !== undefined && step.version !== before.version) {
      return refuse('thing.stale', `The alarm is at version ${before.version}.`, '/version');
    }
    taken = await step.action(before, queries);
    if (taken === null) return done(before);
    const next = reduceAlarm(before, taken, { agent: step.agent, now: call.now });
    if (!next.ok) return next;
    if (taken.type === 'reopen' && (await burningTwin(queries, before))) {
      return refuse('action.impossible', 'The same series burns again: its newer alarm is open.');
    }
    const row = await updateAlarm(queries, before, { next: next.value, agent: step.agent });
    await record(queries, call, { before, row, taken, note: step.note });
    if (row.state === 'cleared' && before.state !== 'cleared') await draftReview(queries, row, call.now);
    return done(row);
  });
  if (outcome.ok && taken !== null) await announce(house, outcome.value, taken);
  return outcome;
}

/** Writes the step and the audit entry of an action, and tells whom it concerns. */
export async function record(
  queries: Queries,
  call: Call,
  {
    before,
    row,
    taken,
    note: said,
  }: { before: AlarmRow; row: AlarmRow; taken: AlarmAction; note?: string | undefined },
): Promise<void> {
  const { type, ...rest } = taken;
  const reason = ('reason' in taken ? taken.reason : undefined) ?? said;
  const note = (taken.type === 'note' ? taken.note : reason) ?? null;
  // The cause stands on the alarm; its step only says that it came.
  const detail = taken.type === 'locate' ? { causes: taken.cause.causes.length } : rest;
  const at = 'at' in taken && taken.at && taken.at < call.now ? taken.at : call.now;
  await addSteps(queries, call, [{ alarmId: row.id, action: type, at, note, detail }]);
  await recordChange(queries, call, {
    action: `alarm.${type}`,
    thing: 'alarm',
    thingId: row.id,
    ...(note === null ? {} : { reason: note }),
    detail: { before: before.state, after: row.state, number: row.number },
  });
  await tellOfAlarm(queries, call, { row, action: type, before, reason: note });
}
