import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import type { Runs } from './playbook.ts';
import { playbookRuns, playbooks } from './tables.ts';

export type PlaybookRow = typeof playbooks.$inferSelect;
export type PlaybookWords = Omit<PlaybookRow, 'workspaceId' | 'id' | 'version'>;

/** More would make every alarm slow. */
const MOST = 200;
const DAY = 86_400_000;

/** Playbooks in the order in which they were added. */
export async function listPlaybooks(queries: Queries, workspaceId: string): Promise<PlaybookRow[]> {
  return queries
    .select()
    .from(playbooks)
    .where(eq(playbooks.workspaceId, workspaceId))
    .orderBy(asc(playbooks.id));
}

export async function addPlaybook(
  queries: Queries,
  call: Call,
  words: PlaybookWords,
): Promise<Outcome<PlaybookRow>> {
  const { workspaceId } = call;
  if ((await listPlaybooks(queries, workspaceId)).length >= MOST) {
    return refuse('request.tooMany', `A workspace has at most ${MOST} playbooks.`);
  }
  const [row] = await queries
    .insert(playbooks)
    .values({ ...words, workspaceId, id: newId() })
    .returning();
  await record(queries, call, { action: 'playbook.added', id: row!.id, detail: { after: words } });
  return done(row!);
}

/** Changes the parts given of a playbook that is at the version given. */
export async function editPlaybook(
  queries: Queries,
  call: Call,
  { id, version, ...words }: Partial<PlaybookWords> & { id: string; version: number },
): Promise<Outcome<PlaybookRow>> {
  const here = and(eq(playbooks.workspaceId, call.workspaceId), eq(playbooks.id, id));
  const [before] = await queries.select().from(playbooks).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such playbook.', 'id');
  if (before.version !== version) {
    return refuse('thing.stale', `The playbook is at version ${before.version}.`, '/version');
  }
  const [row] = await queries
    .update(playbooks)
    .set({ ...words, version: version + 1 })
    .where(here)
    .returning();
  await record(queries, call, { action: 'playbook.changed', id, detail: { before, after: row! } });
  return done(row!);
}

export async function removePlaybook(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const [row] = await queries
    .delete(playbooks)
    .where(and(eq(playbooks.workspaceId, call.workspaceId), eq(playbooks.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such playbook.', 'id');
  await record(queries, call, { action: 'playbook.removed', id, detail: { before: row } });
  return done({ removed: true });
}

/** How a playbook ran in the day before `now`. */
export async function runsOf(
  queries: Queries,
  { workspaceId, playbookId, now }: { workspaceId: string; playbookId: string; now: Date },
): Promise<Runs> {
  const [row] = await queries
    .select({ today: sql<number>`count(*)::int`, last: sql<string | Date | null>`max(${playbookRuns.at})` })
    .from(playbookRuns)
    .where(
      and(
        eq(playbookRuns.workspaceId, workspaceId),
        eq(playbookRuns.playbookId, playbookId),
        eq(playbookRuns.outcome, 'ran'),
        gt(playbookRuns.at, new Date(now.getTime() - DAY)),
      ),
    );
  return { today: row!.today, lastAt: row!.last === null ? null : new Date(row!.last) };
}

/** Writes down that a playbook was considered for an alarm; false where it was before. */
export async function writeRun(queries: Queries, run: typeof playbookRuns.$inferInsert): Promise<boolean> {
  const written = await queries.insert(playbookRuns).values(run).onConflictDoNothing().returning();
  return written.length === 1;
}

const record = (
  queries: Queries,
  call: Call,
  { action, id, detail }: { action: `playbook.${string}`; id: string; detail: Record<string, unknown> },
): Promise<void> => recordChange(queries, call, { action, thing: 'playbook', thingId: id, detail });
