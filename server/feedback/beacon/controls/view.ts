import { inArray } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Call, Principal } from '../../../platform/access/principal.ts';
import { countPoints } from '../enforcement/point.ts';
import { listPoints, type PointRow } from '../enforcement/points.ts';
import { playbooks } from '../playbooks/tables.ts';
import { ScopeShape } from '../scope.ts';
import { type Agent, possibleSteps, STEP_RULES } from './action.ts';
import { agentOf } from './agent.ts';
import { OVER_BOUNDS } from './bounds.ts';
import { CONTROL_STATES, ORIGINS } from './control.ts';
import { ControlActionShape } from './control-action.ts';
import type { ControlHouse } from './house.ts';
import type { ControlRow } from './store.ts';

const Nullable = (description: string) => Type.Union([Type.String({ description }), Type.Null()]);
const Moment = () => Nullable('ISO time');
const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const ControlView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  title: Nullable('In the words of a person'),
  reason: Type.String(),
  scope: ScopeShape,
  action: ControlActionShape,
  ttlMinutes: Type.Integer(),
  origin: Type.String({ enum: [...ORIGINS] }),
  drill: Type.Boolean(),
  alarmId: Nullable('The alarm that it answers'),
  playbook: Type.Union([Named, Type.Null()]),
  by: Named,
  state: Type.String({ enum: [...CONTROL_STATES] }),
  waitsFor: Nullable('Whose eyes it waits for: staff, manager, leader'),
  overBounds: Type.Array(Type.String({ enum: [...OVER_BOUNDS] })),
  proposedAt: Type.String(),
  deployedAt: Moment(),
  enforcedAt: Moment(),
  expiresAt: Moment(),
  endedAt: Moment(),
  endReason: Nullable('Why it was refused or taken back'),
  revision: Type.Union([Type.Integer(), Type.Null()]),
  /** Live enforcement points that have it, of so many. */
  enforced: Type.Integer(),
  points: Type.Integer(),
  hits: Type.Integer(),
  /** Its alarm is over, and nobody has said why it stays. */
  outlives: Type.Boolean(),
  keptReason: Nullable('Why it stays although its alarm is over'),
  /** What the caller may do now. */
  possible: Type.Array(Type.String({ enum: Object.keys(STEP_RULES) })),
  version: Type.Integer(),
});
export type ControlView = Static<typeof ControlView>;

/** What it takes to show controls to somebody. */
interface Showing {
  readonly points: readonly PointRow[];
  readonly playbookNames: ReadonlyMap<string, string>;
  readonly agent: Agent;
  readonly now: Date;
}

export function viewControl(row: ControlRow, { points, playbookNames, agent, now }: Showing): ControlView {
  const { points: live, enforced } = countPoints(points, row.revision ?? Number.POSITIVE_INFINITY, now);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    reason: row.reason,
    scope: structuredClone(row.scope) as ControlView['scope'],
    action: row.action,
    ttlMinutes: row.ttlMinutes,
    origin: row.origin,
    drill: row.drill,
    alarmId: row.alarmId,
    playbook:
      row.playbookId === null
        ? null
        : { id: row.playbookId, name: playbookNames.get(row.playbookId) ?? row.byName },
    by: { id: row.byId, name: row.byName },
    state: row.state,
    waitsFor: row.waitsFor,
    overBounds: row.overBounds,
    proposedAt: row.proposedAt.toISOString(),
    deployedAt: iso(row.deployedAt),
    enforcedAt: iso(row.enforcedAt),
    expiresAt: iso(row.expiresAt),
    endedAt: iso(row.endedAt),
    endReason: row.endReason,
    revision: row.revision,
    enforced: row.state === 'active' ? enforced : 0,
    points: live,
    hits: row.hits,
    outlives: row.outlivesSince !== null,
    keptReason: row.keptReason,
    possible: possibleSteps(row, agent),
    version: row.version,
  };
}

/** Shows controls of one workspace to the caller. */
export async function showControls(
  { database: { queries } }: Pick<ControlHouse, 'database'>,
  { call, principal }: { call: Call; principal: Principal },
  rows: readonly ControlRow[],
): Promise<ControlView[]> {
  if (rows.length === 0) return [];
  const points = await listPoints(queries, call.workspaceId);
  const ids = rows.map(({ playbookId }) => playbookId).filter((id) => id !== null);
  const named =
    ids.length === 0
      ? []
      : await queries
          .select({ id: playbooks.id, name: playbooks.name })
          .from(playbooks)
          .where(inArray(playbooks.id, ids));
  const playbookNames = new Map(named.map(({ id, name }) => [id, name]));
  const showing = { points, playbookNames, agent: agentOf(principal), now: call.now };
  return rows.map((row) => viewControl(row, showing));
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
