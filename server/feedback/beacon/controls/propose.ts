import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { alarms } from '../alarms/tables.ts';
import type { Agent } from './action.ts';
import { announce } from './announce.ts';
import type { ControlHouse } from './house.ts';
import { readPolicy } from './policy.ts';
import { type Proposal, proposeControl } from './reduce.ts';
import {
  addStep,
  type ControlRow,
  type ControlWords,
  insertControl,
  nextRevision,
  takeTurn,
} from './store.ts';
import { tryScope, weigh } from './weigh.ts';

/** A control that somebody or something wants. */
export interface Wanted {
  readonly proposal: Proposal;
  readonly words: Omit<ControlWords, 'byId' | 'byName'>;
  readonly agent: Agent;
  /** A playbook's that waits for one click. */
  readonly oneClick?: boolean;
  /** Share of the last hour's voices within its scope; null: nothing was said. */
  readonly share: number | null;
}

/** Proposes a control by hand; it is in force at once where nothing makes it wait. */
export async function proposeByHand(
  house: ControlHouse,
  call: Call,
  wanted: Omit<Wanted, 'share'>,
): Promise<Outcome<ControlRow>> {
  if (wanted.words.reason.trim() === '') return refuse('request.invalid', 'Give a reason.', '/reason');
  const { workspaceId, now } = call;
  const { share } = await tryScope(house.recent, { workspaceId, scope: wanted.proposal.scope, now });
  const outcome = await house.database.transact(async (queries) => {
    const { alarmId } = wanted.proposal;
    if (alarmId !== null && !(await hasAlarm(queries, workspaceId, alarmId)))
      return refuse('thing.unknown', 'There is no such alarm.', '/alarmId');
    await takeTurn(queries, workspaceId);
    return done(await storeProposal(queries, call, { ...wanted, share }));
  });
  if (outcome.ok) await announce(house, outcome.value, 'propose');
  return outcome;
}

async function hasAlarm(queries: Queries, workspaceId: string, id: string): Promise<boolean> {
  const rows = await queries
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(eq(alarms.workspaceId, workspaceId), eq(alarms.id, id)));
  return rows.length > 0;
}

/** Stores a proposal in the caller's transaction, who has taken the workspace's turn and announces it afterwards. */
export async function storeProposal(queries: Queries, call: Call, wanted: Wanted): Promise<ControlRow> {
  const { proposal, agent, words, share } = wanted;
  const policy = await readPolicy(queries, call.workspaceId);
  const automatic = words.origin === 'playbook' && !wanted.oneClick;
  // Nobody carries out a drill's control, so nothing holds it back.
  const bounds = words.drill ? { ...policy, secondEyes: [] } : policy;
  const over = words.drill ? [] : await weigh(queries, call, { ...proposal, bounds, share, automatic });
  const control = proposeControl(proposal, {
    agent,
    now: call.now,
    bounds,
    over,
    oneClick: wanted.oneClick ?? false,
  });
  const revision = control.state === 'active' ? await nextRevision(queries, call.workspaceId) : null;
  const row = await insertControl(queries, call, {
    control,
    words: { ...words, byId: call.actor.id, byName: call.actor.name },
    revision,
  });
  const detail = { share, over, waitsFor: row.waitsFor, revision };
  const { reason } = words;
  await addStep(queries, call, { controlId: row.id, action: 'propose', note: reason, detail });
  await recordChange(queries, call, {
    action: control.state === 'active' ? 'control.deployed' : 'control.proposed',
    thing: 'control',
    thingId: row.id,
    reason,
    detail: {
      number: row.number,
      scope: row.scope,
      action: row.action,
      ttlMinutes: row.ttlMinutes,
      ...detail,
    },
  });
  return row;
}
