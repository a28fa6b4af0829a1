import { and, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import type { BellState } from './bell.ts';
import type { BellRow } from './store.ts';
import { bells } from './tables.ts';

/** Which bells, newest first. */
export interface BellFilter {
  /** `mine`: I own it or the ladder called me; `rung`: I rang it. */
  readonly which?: 'mine' | 'rung' | undefined;
  readonly states?: readonly BellState[] | undefined;
  /** Not verified, refused or withdrawn. */
  readonly open?: boolean | undefined;
  /** The acknowledgement is late. */
  readonly overdue?: boolean | undefined;
  readonly painId?: string | undefined;
  /** Numbers below this one. */
  readonly after?: number | undefined;
  readonly limit: number;
}

const CLOSED: BellState[] = ['verified', 'refused', 'withdrawn'];
const WAITING: BellState[] = ['rung', 'reopened'];

/** @param asking the member for whom `mine` and `rung` are meant */
export async function listBells(
  queries: Queries,
  asking: { workspaceId: string; memberId: string; now: Date },
  filter: BellFilter,
): Promise<BellRow[]> {
  const wanted: (SQL | undefined)[] = [eq(bells.workspaceId, asking.workspaceId)];
  if (filter.which === 'mine')
    wanted.push(or(eq(bells.ownerId, asking.memberId), wasCalled(asking.memberId)));
  if (filter.which === 'rung') wanted.push(eq(bells.ringerId, asking.memberId));
  if (filter.states) wanted.push(inArray(bells.state, [...filter.states]));
  if (filter.open) wanted.push(sql`${bells.state} not in ${CLOSED}`);
  if (filter.overdue) wanted.push(inArray(bells.state, WAITING), lt(bells.dueAt, asking.now));
  if (filter.painId) wanted.push(isNotNull(bells.painId), samePain(asking.workspaceId, filter.painId));
  if (filter.after !== undefined) wanted.push(lt(bells.number, filter.after));
  return queries
    .select()
    .from(bells)
    .where(and(...wanted))
    .orderBy(desc(bells.number))
    .limit(filter.limit);
}

const wasCalled = (memberId: string): SQL => sql`exists (
  select 1 from jsonb_array_elements(${bells.terms}->'ladder') with ordinality ladder(step, n)
  where step->>'memberId' = ${memberId} and n <= ${bells.escalation})`;

/** Bells on the pain, on what was merged into it, and on what it was merged into. */
const samePain = (workspaceId: string, painId: string): SQL => sql`${bells.painId} in (
  select id from pains where workspace_id = ${workspaceId} and resolved_id = (
    select resolved_id from pains where workspace_id = ${workspaceId} and id = ${painId}))`;
