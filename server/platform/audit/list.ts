import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm';
import type { Queries } from '../database/database.ts';
import { auditEntries } from './tables.ts';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** Which changes to list; all conditions that are given must fit. */
export interface AuditFilter {
  readonly thing?: string;
  readonly thingId?: string;
  readonly actorId?: string;
  readonly action?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** Goes on after this entry of an earlier page. */
  readonly after?: string;
  readonly limit: number;
}

/** Changes of a workspace, the newest first. */
export async function listChanges(
  queries: Queries,
  workspaceId: string,
  filter: AuditFilter,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const conditions: SQL[] = [eq(auditEntries.workspaceId, workspaceId)];
  for (const column of ['thing', 'thingId', 'actorId', 'action'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push(eq(auditEntries[column], value));
  }
  if (filter.from) conditions.push(gte(auditEntries.at, filter.from));
  if (filter.to) conditions.push(lt(auditEntries.at, filter.to));
  if (filter.after) conditions.push(lt(auditEntries.id, filter.after));
  const entries = await queries
    .select()
    .from(auditEntries)
    .where(and(...conditions))
    .orderBy(desc(auditEntries.id))
    .limit(filter.limit + 1);
  const more = entries.length > filter.limit;
  const page = more ? entries.slice(0, filter.limit) : entries;
  return { entries: page, next: more ? page.at(-1)!.id : null };
}
