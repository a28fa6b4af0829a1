import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import type { Agent, BellAction } from './action.ts';
import { announce } from './announce.ts';
import type { Bellhouse } from './bellhouse.ts';
import { readCalendars } from './calendars/calendars.ts';
import { reduceBell } from './reduce.ts';
import { addStep, type BellRow, findBell, updateBell } from './store.ts';
import { tellOfBell } from './tell.ts';

/** One action on one bell. */
export interface Step {
  readonly id: string;
  /** The version that the caller saw; the clock takes the bell as it is. */
  readonly version?: number;
  readonly agent: Agent;
  /** Words to go with it, where the action has none of its own. */
  readonly note?: string | undefined;
  /** Made from the bell as it stands, in the same transaction. */
  readonly action: (row: BellRow, queries: Queries) => Promise<BellAction>;
}

/** Takes a bell one step further, or says why not; records, tells and sets the clock. */
export async function actOnBell(house: Bellhouse, call: Call, step: Step): Promise<Outcome<BellRow>> {
  let action = '';
  const outcome = await house.database.transact<BellRow>(async (queries) => {
    const before = await findBell(queries, { workspaceId: call.workspaceId, id: step.id, lock: true });
    if (!before) return refuse('thing.unknown', 'There is no such bell.');
    if (step.version !== undefined && step.version !== before.version) {
      return refuse('thing.stale', `The bell is at version ${before.version}.`, '/version');
    }
    const calendars = await readCalendars(queries, call.workspaceId);
    const calendar = calendars(before.terms.calendarId);
    const taken = await step.action(before, queries);
    const next = reduceBell(before, taken, { agent: step.agent, now: call.now, calendar });
    if (!next.ok) return next;
    const row = await updateBell(queries, before, next.value);
    action = taken.type;
    await write(queries, call, { before, row, taken, note: step.note });
    return done(row);
  });
  if (outcome.ok) await announce(house, outcome.value, action);
  return outcome;
}

async function write(
  queries: Queries,
  call: Call,
  {
    before,
    row,
    taken,
    note: said,
  }: { before: BellRow; row: BellRow; taken: BellAction; note?: string | undefined },
): Promise<void> {
  const { type, ...detail } = taken;
  const reason = 'reason' in taken ? taken.reason : 'change' in taken ? taken.change : said;
  const note = reason ?? null;
  const called = type === 'escalate' ? { calledId: row.terms.ladder[before.escalation]!.memberId } : {};
  await addStep(queries, call, { bellId: row.id, action: type, note, detail: { ...detail, ...called } });
  await recordChange(queries, call, {
    action: `bell.${type}`,
    thing: 'bell',
    thingId: row.id,
    ...(reason === undefined ? {} : { reason }),
    detail: { before: before.state, after: row.state, number: row.number },
  });
  await tellOfBell(queries, call, { row, action: type, before, reason });
}
