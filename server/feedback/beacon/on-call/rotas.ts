import { and, asc, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { mayHold, type Person } from '../../bells/people.ts';
import { ladders } from '../ladders/tables.ts';
import { checkRota, membersOf, type Rota } from './rota.ts';
import type { RotaBody, RotaEdit } from './rota-shapes.ts';
import { rotas } from './tables.ts';

export type RotaRow = typeof rotas.$inferSelect;

/** All rotas of a workspace, the oldest first. */
export const readRotas = (queries: Queries, workspaceId: string): Promise<RotaRow[]> =>
  queries.select().from(rotas).where(eq(rotas.workspaceId, workspaceId)).orderBy(asc(rotas.id));

/** Adds a rota. @param members who belongs to the workspace */
export async function addRota(
  queries: Queries,
  call: Call,
  { body, members }: { body: RotaBody; members: readonly Person[] },
): Promise<Outcome<RotaRow>> {
  const wanted = { ...body, overrides: body.overrides ?? [] };
  const refusal = unusable(wanted, members);
  if (refusal) return refusal;
  const { workspaceId } = call;
  const [row] = await queries
    .insert(rotas)
    .values({ workspaceId, id: newId(), ...wanted })
    .returning();
  await recordChange(queries, call, {
    action: 'rota.added',
    thing: 'rota',
    thingId: row!.id,
    detail: { after: body },
  });
  return done(row!);
}

/** Changes what is given of a rota that is at the version given. */
export async function editRota(
  queries: Queries,
  call: Call,
  { id, body, members }: { id: string; body: RotaEdit; members: readonly Person[] },
): Promise<Outcome<RotaRow>> {
  const here = and(eq(rotas.workspaceId, call.workspaceId), eq(rotas.id, id));
  const [before] = await queries.select().from(rotas).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such rota.', 'id');
  const { version, ...changes } = body;
  if (before.version !== version) {
    return refuse('thing.stale', `The rota is at version ${before.version}.`, '/version');
  }
  const refusal = unusable({ ...before, ...changes }, members);
  if (refusal) return refusal;
  const [row] = await queries
    .update(rotas)
    .set({ ...changes, version: version + 1 })
    .where(here)
    .returning();
  await recordChange(queries, call, {
    action: 'rota.changed',
    thing: 'rota',
    thingId: id,
    detail: { before: told(before), after: told(row!) },
  });
  return done(row!);
}

/** Removes a rota that no ladder calls. */
export async function removeRota(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const { workspaceId } = call;
  const all = await queries.select().from(ladders).where(eq(ladders.workspaceId, workspaceId));
  const user = all.find(({ steps }) => steps.some(({ to }) => to.some((t) => 'rota' in t && t.rota === id)));
  if (user) return refuse('action.impossible', `A ladder calls it: ${user.name}.`);
  const here = and(eq(rotas.workspaceId, workspaceId), eq(rotas.id, id));
  const [row] = await queries.delete(rotas).where(here).returning();
  if (!row) return refuse('thing.unknown', 'There is no such rota.', 'id');
  const detail = { before: told(row) };
  await recordChange(queries, call, { action: 'rota.removed', thing: 'rota', thingId: id, detail });
  return done({ removed: true });
}

const told = ({ name, timeZone, layers, overrides }: RotaRow) => ({ name, timeZone, layers, overrides });

function unusable(rota: Rota, members: readonly Person[]): Refusal | null {
  const found = checkRota(rota);
  if (found) return refuse('request.invalid', `${found.problem}.`, found.at);
  const stranger = membersOf(rota).find((id) => !mayHold(members, id));
  if (stranger === undefined) return null;
  return refuse('thing.unknown', 'Not all of these are members who can be on call.', '/layers');
}
