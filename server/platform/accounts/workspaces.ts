import { and, asc, eq } from 'drizzle-orm';
import type { Actor, Call } from '../access/principal.ts';
import type { Role } from '../access/roles.ts';
import { recordChange } from '../audit/record.ts';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { isTimeZone, type WorkspaceSettings, workspaceSettings } from './settings.ts';
import { members, workspaces } from './tables.ts';

/** A company's own space. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly settings: WorkspaceSettings;
  readonly version: number;
}

/** A workspace of a user, with what they may do there. */
export interface Membership {
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
}

export async function createWorkspace(
  queries: Queries,
  wanted: { name: string; actor: Actor; now: Date },
): Promise<Workspace> {
  const id = newId();
  const [row] = await queries
    .insert(workspaces)
    .values({ id, name: wanted.name, slug: id, createdAt: wanted.now })
    .returning();
  await recordChange(
    queries,
    { workspaceId: id, actor: wanted.actor, now: wanted.now },
    { action: 'workspace.created', thing: 'workspace', thingId: id, detail: { name: wanted.name } },
  );
  return shape(row!);
}

export async function listWorkspaces(queries: Queries): Promise<Workspace[]> {
  const rows = await queries.select().from(workspaces).orderBy(asc(workspaces.createdAt), asc(workspaces.id));
  return rows.map(shape);
}

export async function findWorkspace(queries: Queries, workspaceId: string): Promise<Workspace | null> {
  const [row] = await queries.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  return row ? shape(row) : null;
}

/** Where a user is a member, the oldest membership first. */
export async function membershipsOf(queries: Queries, userId: string): Promise<Membership[]> {
  return queries
    .select({ workspaceId: members.workspaceId, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt), asc(members.id));
}

export interface WorkspaceChange {
  readonly version: number;
  readonly name?: string;
  readonly settings?: Partial<WorkspaceSettings>;
}

export async function changeWorkspace(
  queries: Queries,
  call: Call,
  wanted: WorkspaceChange,
): Promise<Outcome<Workspace>> {
  const { version, name, settings } = wanted;
  if (settings?.timeZone !== undefined && !isTimeZone(settings.timeZone)) {
    return refuse(
      'request.invalid',
      'This time zone is unknown; give one like Asia/Shanghai.',
      '/settings/timeZone',
    );
  }
  const before = await findWorkspace(queries, call.workspaceId);
  if (!before) return refuse('workspace.unknown', 'There is no such workspace.');
  const [row] = await queries
    .update(workspaces)
    .set({ name: name ?? before.name, settings: { ...before.settings, ...settings }, version: version + 1 })
    .where(and(eq(workspaces.id, call.workspaceId), eq(workspaces.version, version)))
    .returning();
  if (!row) return refuse('thing.stale', 'Somebody changed the workspace meanwhile; read it again.');
  await recordChange(queries, call, {
    action: 'workspace.changed',
    thing: 'workspace',
    thingId: call.workspaceId,
    detail: { before: { name: before.name, settings: before.settings }, after: { name, settings } },
  });
  return done(shape(row));
}

function shape(row: typeof workspaces.$inferSelect): Workspace {
  return { id: row.id, name: row.name, settings: workspaceSettings(row.settings), version: row.version };
}
