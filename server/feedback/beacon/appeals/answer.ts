import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { takeStep } from '../controls/act.ts';
import type { Agent, ControlStep } from '../controls/action.ts';
import { type ControlRow, findControl } from '../controls/store.ts';
import type { Scope } from '../scope.ts';
import type { AppealRow } from './appeals.ts';
import { controlAppeals } from './tables.ts';

/** The answer to an appeal. Accepting takes the control back, or narrows it where a scope is given. */
export interface Answer {
  readonly accept: boolean;
  readonly reason: string;
  readonly scope: Scope | null;
}

export interface Answered {
  readonly appeal: AppealRow;
  /** The control where the answer changed it, and by which step. */
  readonly changed: { readonly control: ControlRow; readonly step: ControlStep['type'] } | null;
}

/** Answers an appeal, and does to the control what the answer says, in one transaction. */
export async function answerAppeal(
  queries: Queries,
  call: Call,
  { id, agent, answer }: { id: string; agent: Agent; answer: Answer },
): Promise<Outcome<Answered>> {
  const here = and(eq(controlAppeals.workspaceId, call.workspaceId), eq(controlAppeals.id, id));
  const [before] = await queries.select().from(controlAppeals).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such appeal.', 'id');
  if (before.state !== 'open') return refuse('action.impossible', `The appeal is ${before.state}.`);
  if (answer.reason.trim() === '') return refuse('request.invalid', 'Give a reason.', '/reason');
  const changed = answer.accept ? await grant(queries, call, { before, agent, answer }) : done(null);
  if (!changed.ok) return changed;
  const [appeal] = await queries
    .update(controlAppeals)
    .set({
      state: answer.accept ? 'accepted' : 'refused',
      answer: answer.reason,
      answeredAt: call.now,
      answeredById: call.actor.id,
      answeredByName: call.actor.name,
      narrowedTo: answer.accept ? answer.scope : null,
    })
    .where(here)
    .returning();
  await recordChange(queries, call, {
    action: answer.accept ? 'appeal.accepted' : 'appeal.refused',
    thing: 'appeal',
    thingId: id,
    reason: answer.reason,
    detail: { controlId: before.controlId, who: before.who, narrowedTo: answer.scope },
  });
  return done({ appeal: appeal!, changed: changed.value });
}

/** A control that has ended meanwhile needs no step. */
async function grant(
  queries: Queries,
  call: Call,
  { before, agent, answer }: { before: AppealRow; agent: Agent; answer: Answer },
): Promise<Outcome<Answered['changed']>> {
  const { workspaceId } = call;
  const control = await findControl(queries, { workspaceId, id: before.controlId, lock: true });
  if (control?.state !== 'active') return done(null);
  const { reason, scope } = answer;
  const step: ControlStep = scope === null ? { type: 'takeBack', reason } : { type: 'narrow', scope, reason };
  const taken = await takeStep(queries, call, { id: control.id, agent, step });
  return taken.ok ? done({ control: taken.value, step: step.type }) : taken;
}
