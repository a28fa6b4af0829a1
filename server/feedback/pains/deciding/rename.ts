import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { findPain, type Pain } from '../one/find.ts';
import { painEvents, pains } from '../tables.ts';

const STALE = refuse('thing.stale', 'Somebody changed this pain meanwhile; read it again.', 'body/version');

/** An event of a pain by the caller. */
export async function noteEvent(
  queries: Queries,
  call: Call,
  event: { painId: string; type: string; detail: Record<string, unknown> },
): Promise<void> {
  await queries.insert(painEvents).values({
    workspaceId: call.workspaceId,
    id: newId(),
    at: call.now,
    byPerson: true,
    actorName: call.actor.name,
    otherId: null,
    ...event,
  });
}

/** Changes a living pain if it is still in the version that the caller saw. */
export async function changePain(
  queries: Queries,
  call: Call,
  change: { id: string; version: number | null; set: Partial<typeof pains.$inferInsert> },
): Promise<Outcome<Pain>> {
  const found = await findPain(queries, call, change.id);
  if (!found.ok) return found;
  const { id, version } = found.value;
  if (change.version !== null && change.version !== version) return STALE;
  const updated = await queries
    .update(pains)
    .set({ ...change.set, version: sql`${pains.version} + 1` })
    .where(and(eq(pains.workspaceId, call.workspaceId), eq(pains.id, id), eq(pains.version, version)));
  return updated.rowCount === 1 ? found : STALE;
}

/** Sets a person's title without asking for a version: the pain was just made. */
export async function setTitle(
  queries: Queries,
  call: Call,
  named: { id: string; title: string },
): Promise<void> {
  await queries
    .update(pains)
    .set({ title: named.title, titledBy: 'person' })
    .where(and(eq(pains.workspaceId, call.workspaceId), eq(pains.id, named.id)));
}

export interface Rename {
  readonly id: string;
  readonly title: string;
  readonly titledBy?: 'words' | 'person';
  readonly version: number | null;
  readonly undoes?: string;
}

/** Gives a pain a person's title, which no engine overwrites. */
export async function renamePain(queries: Queries, call: Call, rename: Rename): Promise<Outcome<string>> {
  const { title, titledBy = 'person', version, undoes } = rename;
  const changed = await changePain(queries, call, { id: rename.id, version, set: { title, titledBy } });
  if (!changed.ok) return changed;
  const { id, title: before, titledBy: beforeBy } = changed.value;
  const detail = {
    before: { title: before, titledBy: beforeBy },
    after: { title, titledBy },
    ...(undoes && { undoes }),
  };
  await noteEvent(queries, call, { painId: id, type: 'renamed', detail });
  await recordChange(queries, call, { action: 'pain.renamed', thing: 'pain', thingId: id, detail });
  return done(id);
}
