import { and, count, desc, eq, lt, type SQL } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { findControl } from '../controls/store.ts';
import { ScopeShape } from '../scope.ts';
import { controlAppeals } from './tables.ts';

export type AppealRow = typeof controlAppeals.$inferSelect;

const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const AppealView = Type.Object({
  id: Type.String(),
  controlId: Type.String(),
  who: Type.String(),
  words: Type.String(),
  at: Type.String(),
  by: Named,
  state: Type.String({ enum: ['open', 'accepted', 'refused'] }),
  answer: Type.Union([Type.String(), Type.Null()]),
  answeredAt: Type.Union([Type.String(), Type.Null()]),
  answeredBy: Type.Union([Named, Type.Null()]),
  narrowedTo: Type.Union([ScopeShape, Type.Null()]),
});
export type AppealView = Static<typeof AppealView>;

/** Open appeals that a control may have; more say the same. */
const MOST_OPEN = 200;

/** Writes an appeal down; only a control in force hits anybody. */
export async function addAppeal(
  queries: Queries,
  call: Call,
  { controlId, who, words }: { controlId: string; who: string; words: string },
): Promise<Outcome<AppealRow>> {
  const { workspaceId } = call;
  const control = await findControl(queries, { workspaceId, id: controlId, lock: true });
  if (!control) return refuse('thing.unknown', 'There is no such control.', 'id');
  if (control.state !== 'active') return refuse('action.impossible', `The control is ${control.state}.`);
  const mine = and(eq(controlAppeals.workspaceId, workspaceId), eq(controlAppeals.controlId, controlId));
  const [open] = await queries
    .select({ count: count() })
    .from(controlAppeals)
    .where(and(mine, eq(controlAppeals.state, 'open')));
  if (open!.count >= MOST_OPEN) return refuse('request.tooMany', 'So many appeals wait already.');
  const [row] = await queries
    .insert(controlAppeals)
    .values({
      workspaceId,
      id: newId(),
      controlId,
      who,
      words,
      at: call.now,
      byId: call.actor.id,
      byName: call.actor.name,
      state: 'open',
    })
    .returning();
  await recordChange(queries, call, {
    action: 'appeal.made',
    thing: 'appeal',
    thingId: row!.id,
    reason: words,
    detail: { controlId, number: control.number, who },
  });
  return done(row!);
}

/** Appeals, newest first. @param after id of the last one of the page before */
export async function listAppeals(
  queries: Queries,
  workspaceId: string,
  { open, after, limit }: { open?: boolean | undefined; after?: string | undefined; limit: number },
): Promise<AppealRow[]> {
  const wanted: SQL[] = [eq(controlAppeals.workspaceId, workspaceId)];
  if (open) wanted.push(eq(controlAppeals.state, 'open'));
  if (after) wanted.push(lt(controlAppeals.id, after));
  return queries
    .select()
    .from(controlAppeals)
    .where(and(...wanted))
    .orderBy(desc(controlAppeals.id))
    .limit(limit);
}

/** Appeals against one control, newest first. */
export async function appealsOf(
  queries: Queries,
  workspaceId: string,
  controlId: string,
): Promise<AppealView[]> {
  const rows = await queries
    .select()
    .from(controlAppeals)
    .where(and(eq(controlAppeals.workspaceId, workspaceId), eq(controlAppeals.controlId, controlId)))
    .orderBy(desc(controlAppeals.id))
    .limit(500);
  return rows.map(viewAppeal);
}

export const viewAppeal = (row: AppealRow): AppealView => ({
  id: row.id,
  controlId: row.controlId,
  who: row.who,
  words: row.words,
  at: row.at.toISOString(),
  by: { id: row.byId, name: row.byName },
  state: row.state,
  answer: row.answer,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  answeredBy: row.answeredById === null ? null : { id: row.answeredById, name: row.answeredByName ?? '' },
  narrowedTo: row.narrowedTo && (structuredClone(row.narrowedTo) as AppealView['narrowedTo']),
});
