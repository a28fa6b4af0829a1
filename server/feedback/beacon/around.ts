import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import type { Asking, TowerAround } from './alarms/ports.ts';
import { type ControlDesk, type ControlView, listControls, showControls } from './controls/index.ts';
import { onCallNow } from './on-call/index.ts';
import { promotions } from './promotions/tables.ts';
import { missingSeries } from './series/missing.ts';
import { countSeries } from './series/series-store.ts';
import { readSeenAt } from './watching/store.ts';
import type { Watch } from './watching/watch.ts';

const MOST_CONTROLS = 100;

/** Every control of an alarm, newest first. */
export const controlsOf =
  (database: Database) =>
  async (asking: Asking, alarmId: string): Promise<readonly ControlView[]> => {
    const filter = { alarmId, limit: MOST_CONTROLS };
    const rows = await listControls(database.queries, asking.call.workspaceId, filter);
    return showControls({ database }, asking, rows);
  };

interface Around {
  readonly database: Database;
  readonly controls: Pick<ControlDesk, 'points' | 'outliving'>;
  readonly watch: Watch | null;
}

/** What the tower shows beside its alarms. */
export async function aroundOf({ database, controls, watch }: Around, asking: Asking): Promise<TowerAround> {
  const { queries } = database;
  const { workspaceId, now } = asking.call;
  const active = await listControls(queries, workspaceId, { active: true, limit: MOST_CONTROLS });
  const [next] = await queries
    .select({ id: promotions.id, name: promotions.name, startsAt: promotions.startsAt })
    .from(promotions)
    .where(and(eq(promotions.workspaceId, workspaceId), gt(promotions.startsAt, now)))
    .orderBy(asc(promotions.startsAt))
    .limit(1);
  return {
    series: await countSeries(queries, workspaceId),
    watching: {
      lagMs: watch?.mindOf(workspaceId)?.lagMs ?? 0,
      seenAt: await readSeenAt(queries, workspaceId),
      missing: await missingSeries(queries, workspaceId, now),
    },
    points: await controls.points(workspaceId),
    onCall: await onCallNow(queries, workspaceId, now),
    controls: await showControls({ database }, asking, active),
    controlsOutliving: await controls.outliving(workspaceId),
    nextPromotion: next ?? null,
  };
}
