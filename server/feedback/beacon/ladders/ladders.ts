import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { mayHold, type Person } from '../../bells/people.ts';
import { workingCalendars } from '../../bells/tables.ts';
import { rotas } from '../on-call/tables.ts';
import { pagingChannels } from '../paging/tables.ts';
import { type LadderStep, OWN_CHANNELS } from './ladder.ts';
import type { LadderBody, LadderEdit } from './ladder-shapes.ts';
import { ladders } from './tables.ts';

export type LadderRow = typeof ladders.$inferSelect;

/** The ladders of a workspace in the order in which they are asked. */
export const readLadders = (queries: Queries, workspaceId: string): Promise<LadderRow[]> =>
  queries
    .select()
    .from(ladders)
    .where(eq(ladders.workspaceId, workspaceId))
    .orderBy(asc(ladders.position), asc(ladders.id));

/** Adds a ladder, last in order unless its position is given. */
export async function addLadder(
  queries: Queries,
  call: Call,
  { body, members }: { body: LadderBody; members: readonly Person[] },
): Promise<Outcome<LadderRow>> {
  const { workspaceId } = call;
  const refusal = await checkSteps(queries, workspaceId, { steps: body.steps, members });
  if (refusal) return refusal;
  const [last] = await queries
    .select({ position: max(ladders.position) })
    .from(ladders)
    .where(eq(ladders.workspaceId, workspaceId));
  const position = body.position ?? (last?.position ?? 0) + 1;
  const [row] = await queries
    .insert(ladders)
    .values({ ...body, workspaceId, id: newId(), position })
    .returning();
  await recordChange(queries, call, {
    action: 'ladder.added',
    thing: 'ladder',
    thingId: row!.id,
    detail: { after: body },
  });
  return done(row!);
}

/** Changes what is given of a ladder that is at the version given; alarms that burn keep the steps they began with. */
export async function editLadder(
  queries: Queries,
  call: Call,
  { id, body, members }: { id: string; body: LadderEdit; members: readonly Person[] },
): Promise<Outcome<LadderRow>> {
  const here = and(eq(ladders.workspaceId, call.workspaceId), eq(ladders.id, id));
  const [before] = await queries.select().from(ladders).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such ladder.', 'id');
  const { version, ...changes } = body;
  if (before.version !== version) {
    return refuse('thing.stale', `The ladder is at version ${before.version}.`, '/version');
  }
  const refusal = changes.steps
    ? await checkSteps(queries, call.workspaceId, { steps: changes.steps, members })
    : null;
  if (refusal) return refusal;
  const [row] = await queries
    .update(ladders)
    .set({ ...changes, version: version + 1 })
    .where(here)
    .returning();
  const detail = { before: told(before), after: told(row!) };
  await recordChange(queries, call, { action: 'ladder.changed', thing: 'ladder', thingId: id, detail });
  return done(row!);
}

export async function removeLadder(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const here = and(eq(ladders.workspaceId, call.workspaceId), eq(ladders.id, id));
  const [row] = await queries.delete(ladders).where(here).returning();
  if (!row) return refuse('thing.unknown', 'There is no such ladder.', 'id');
  const detail = { before: told(row) };
  await recordChange(queries, call, { action: 'ladder.removed', thing: 'ladder', thingId: id, detail });
  return done({ removed: true });
}

const told = ({ name, position, matches, steps, repeat }: LadderRow) => ({
  name,
  position,
  matches,
  steps,
  repeat,
});

/** Everything that the steps name must be there: members, rotas, channels, calendars. */
async function checkSteps(
  queries: Queries,
  workspaceId: string,
  { steps, members }: { steps: readonly LadderStep[]; members: readonly Person[] },
): Promise<Refusal | null> {
  for (const [n, { to, channels, hours }] of steps.entries()) {
    const strangers = to.some((target) => 'member' in target && !mayHold(members, target.member));
    if (strangers)
      return refuse('thing.unknown', 'No member who can be called has this id.', `/steps/${n}/to`);
    const named = to.flatMap((target) => ('rota' in target ? [target.rota] : []));
    if (!(await haveAll(queries, rotas, { workspaceId, ids: named }))) {
      return refuse('thing.unknown', 'There is no such rota.', `/steps/${n}/to`);
    }
    const setUp = channels.filter((channel) => !(OWN_CHANNELS as readonly string[]).includes(channel));
    if (!(await haveAll(queries, pagingChannels, { workspaceId, ids: setUp }))) {
      return refuse('thing.unknown', 'There is no such channel.', `/steps/${n}/channels`);
    }
    const calendars = hours === 'always' ? [] : [hours];
    if (!(await haveAll(queries, workingCalendars, { workspaceId, ids: calendars }))) {
      return refuse('thing.unknown', 'There is no such calendar.', `/steps/${n}/hours`);
    }
  }
  return null;
}

async function haveAll(
  queries: Queries,
  table: typeof rotas | typeof pagingChannels | typeof workingCalendars,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const found = await queries
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, workspaceId), inArray(table.id, wanted)));
  return found.length === wanted.length;
}
