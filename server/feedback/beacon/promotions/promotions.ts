import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import type { PromotionBody, PromotionEdit } from './shapes.ts';
import type { PromotionRow } from './store.ts';
import { promotions } from './tables.ts';

/** The longest promotion; a longer one is how things are. */
const LONGEST = 62 * 86_400_000;

type Columns = Omit<PromotionRow, 'workspaceId' | 'id' | 'version'>;

/** Puts a promotion into the calendar. */
export async function addPromotion(
  queries: Queries,
  call: Call,
  body: PromotionBody,
): Promise<Outcome<PromotionRow>> {
  const columns = columnsOf(body);
  const refusal = check(columns);
  if (refusal) return refusal;
  const [row] = await queries
    .insert(promotions)
    .values({ ...columns, workspaceId: call.workspaceId, id: newId() })
    .returning();
  await record(queries, call, { verb: 'added', row: row! });
  return done(row!);
}

/** Changes a promotion that is at the version given. */
export async function editPromotion(
  queries: Queries,
  call: Call,
  { id, edit: { version, ...edit } }: { id: string; edit: PromotionEdit },
): Promise<Outcome<PromotionRow>> {
  const here = and(eq(promotions.workspaceId, call.workspaceId), eq(promotions.id, id));
  const [before] = await queries.select().from(promotions).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such promotion.', 'id');
  if (before.version !== version) {
    return refuse('thing.stale', `The promotion is at version ${before.version}.`, '/version');
  }
  const columns: Columns = {
    name: edit.name ?? before.name,
    kind: edit.kind ?? before.kind,
    startsAt: edit.startsAt === undefined ? before.startsAt : new Date(edit.startsAt),
    endsAt: edit.endsAt === undefined ? before.endsAt : new Date(edit.endsAt),
    scope: edit.scope ?? before.scope,
    plannedLift: edit.plannedLift === undefined ? before.plannedLift : edit.plannedLift,
  };
  const refusal = check(columns);
  if (refusal) return refusal;
  const [row] = await queries
    .update(promotions)
    .set({ ...columns, version: version + 1 })
    .where(here)
    .returning();
  await record(queries, call, { verb: 'changed', row: row! });
  return done(row!);
}

export async function removePromotion(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const [row] = await queries
    .delete(promotions)
    .where(and(eq(promotions.workspaceId, call.workspaceId), eq(promotions.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such promotion.', 'id');
  await record(queries, call, { verb: 'removed', row });
  return done({ removed: true });
}

const columnsOf = (body: PromotionBody): Columns => ({
  name: body.name,
  kind: body.kind,
  startsAt: new Date(body.startsAt),
  endsAt: new Date(body.endsAt),
  scope: body.scope,
  plannedLift: body.plannedLift ?? null,
});

function check({ startsAt, endsAt }: Columns): Refusal | null {
  if (endsAt <= startsAt) return refuse('request.invalid', 'It ends before it begins.', '/endsAt');
  if (endsAt.getTime() - startsAt.getTime() > LONGEST) {
    return refuse('request.invalid', 'A promotion lasts two months at most.', '/endsAt');
  }
  return null;
}

const record = (
  queries: Queries,
  call: Call,
  { verb, row }: { verb: 'added' | 'changed' | 'removed'; row: PromotionRow },
): Promise<void> =>
  recordChange(queries, call, {
    action: `promotion.${verb}`,
    thing: 'promotion',
    thingId: row.id,
    detail: { name: row.name, kind: row.kind, startsAt: row.startsAt, endsAt: row.endsAt, scope: row.scope },
  });
