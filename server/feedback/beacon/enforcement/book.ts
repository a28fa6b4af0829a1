import { and, eq, gt, or, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { ControlAction } from '../controls/control-action.ts';
import { controls } from '../controls/tables.ts';
import type { Scope } from '../scope.ts';

/** A control as enforcement points get it. */
export interface Rule {
  readonly id: string;
  readonly number: number;
  readonly scope: Scope;
  readonly action: ControlAction;
  /** ISO time; a point drops it then by itself. */
  readonly expiresAt: string;
  /** Of a drill: acknowledged, never carried out. */
  readonly drill: boolean;
}

/** The active controls of a workspace at a revision, or what changed since another. */
export interface Page {
  readonly revision: number;
  /** Names the state for `Last-Event-ID` and `ETag`. */
  readonly mark: string;
  /** `snapshot`: `put` is all there is. `change`: `put` is added or replaced, `drop` ends. */
  readonly type: 'snapshot' | 'change';
  readonly put: readonly Rule[];
  readonly drop: readonly string[];
}

/**
 * A revision together with the end of the id of the control that it changed last: the same revision given out again
 * after a restore from a backup has another mark, so that no point takes an old state for a new one.
 */
const markOf = (revision: number, controlId: string): string => `${revision}-${controlId.slice(-8)}`;
const EMPTY = '0';
const MARK = /^(\d{1,15})-([0-9a-f]{8})$/;

/** Where a reader stands; `given`: this very process gave it the mark, so it need not be looked up. */
export interface Since {
  readonly mark: string | null;
  readonly given: boolean;
}

/**
 * Reads what is in force, from one statement, so that rules and revision belong together. A reader whose mark is
 * unknown gets everything.
 */
export async function readPage(queries: Queries, workspaceId: string, since: Since): Promise<Page> {
  const [, from, end] = MARK.exec(since.mark ?? '') ?? [];
  const known = from === undefined ? Number.MAX_SAFE_INTEGER : Number(from);
  const newest = sql`(select max(revision) from controls where workspace_id = ${workspaceId})`;
  const found = await queries
    .select({
      id: controls.id,
      number: controls.number,
      scope: controls.scope,
      action: controls.action,
      expiresAt: controls.expiresAt,
      drill: controls.drill,
      state: controls.state,
      revision: controls.revision,
    })
    .from(controls)
    .where(
      and(
        eq(controls.workspaceId, workspaceId),
        gt(controls.revision, 0),
        or(
          eq(controls.state, 'active'),
          sql`${controls.revision} >= ${known}`,
          sql`${controls.revision} = ${newest}`,
        ),
      ),
    )
    .orderBy(controls.revision, controls.id);
  const rows = found.map((row) => ({ ...row, revision: row.revision! }));
  const last = rows.at(-1);
  const revision = last?.revision ?? 0;
  const mark = last ? markOf(revision, last.id) : EMPTY;
  const active = rows.filter(({ state }) => state === 'active');
  const isKnown =
    from !== undefined &&
    (since.given || rows.some((row) => row.revision === known && row.id.endsWith(end!)));
  if (!isKnown) return { revision, mark, type: 'snapshot', put: active.map(ruleOf), drop: [] };
  const changed = rows.filter((row) => row.revision > known);
  return {
    revision,
    mark,
    type: 'change',
    put: changed.filter(({ state }) => state === 'active').map(ruleOf),
    drop: changed.filter(({ state }) => state !== 'active').map(({ id }) => id),
  };
}

/** The mark of what is in force now, without reading it. */
export async function readMark(queries: Queries, workspaceId: string): Promise<string> {
  const { rows } = await queries.execute<{ id: string; revision: string | number }>(sql`
    select id, revision from controls where workspace_id = ${workspaceId} and revision is not null
    order by revision desc, id desc limit 1`);
  const [row] = rows;
  return row ? markOf(Number(row.revision), row.id) : EMPTY;
}

function ruleOf(row: {
  id: string;
  number: number;
  scope: Scope;
  action: ControlAction;
  expiresAt: Date | null;
  drill: boolean;
}): Rule {
  const { id, number, scope, action, drill } = row;
  return { id, number, scope, action, expiresAt: row.expiresAt!.toISOString(), drill };
}
