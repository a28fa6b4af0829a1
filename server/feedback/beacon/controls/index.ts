import type { FastifyInstance } from 'fastify';
import { createSeal } from '../../../platform/security/seal.ts';
import type { Webhooks } from '../../../platform/webhooks/index.ts';
import type { AlarmRow } from '../alarms/store.ts';
import { registerAppeals } from '../appeals/routes.ts';
import { type Enforcement, openEnforcement } from '../enforcement/index.ts';
import { countPoints } from '../enforcement/point.ts';
import { listPoints } from '../enforcement/points.ts';
import { considerPlaybooks } from '../playbooks/consider.ts';
import { burningOf } from '../playbooks/playbook.ts';
import { registerPlaybooks } from '../playbooks/routes.ts';
import { runClock } from './clock.ts';
import type { ControlHouse } from './house.ts';
import { activeByAlarm, countOutliving, watchAlarmsEnd } from './outliving.ts';
import { registerPolicy } from './policy-routes.ts';
import { registerControls } from './routes.ts';
import { registerSteps } from './step-routes.ts';
import type { ControlRow } from './store.ts';
import { registerTry } from './try-route.ts';

export { listControls } from './list.ts';
export type { RecentVoice, RecentVoices } from './recent-voices.ts';
export type { ControlRow } from './store.ts';
export { ControlView, showControls } from './view.ts';

/** How far the controls of an alarm are. */
export interface ControlCounts {
  readonly active: number;
  /** Live enforcement points that have all of them, of so many. */
  readonly enforced: number;
  readonly points: number;
}

/** The way for flows to controls. */
export interface ControlDesk {
  /** Runs playbooks for an alarm; idempotent by alarm and playbook. Gives all that playbooks made for it. */
  considerPlaybooks(alarm: AlarmRow): Promise<ControlRow[]>;
  /** Alarm id → its controls; alarms without any are left out. */
  counts(workspaceId: string, alarmIds: readonly string[]): Promise<ReadonlyMap<string, ControlCounts>>;
  /** Controls that wait for a reason to stay. */
  outliving(workspaceId: string): Promise<number>;
  /** Enforcement points that are live, and that are not. */
  points(workspaceId: string): Promise<{ live: number; stale: number }>;
  stop(): Promise<void>;
}

/** What controls are opened with. */
export interface ControlParts extends Omit<ControlHouse, 'changed'> {
  readonly webhooks: Webhooks;
  /** What secrets of webhooks are sealed with. */
  readonly secret: string;
  readonly failed: (error: unknown) => void;
}

/** Opens the routes of controls, playbooks, enforcement and appeals, and starts their clocks. */
export async function openControls(app: FastifyInstance, parts: ControlParts): Promise<ControlDesk> {
  const { webhooks, secret, failed, ...rest } = parts;
  let enforcement: Enforcement | null = null;
  const house: ControlHouse = { ...rest, changed: (workspaceId) => enforcement?.post(workspaceId) };
  registerControls(app, house);
  registerSteps(app, house);
  registerTry(app, house);
  registerPolicy(app, house);
  registerPlaybooks(app, house);
  registerAppeals(app, house);
  enforcement = await openEnforcement(app, house, { webhooks, seal: createSeal(secret, 'controls'), failed });
  await runClock(house);
  const unwatch = await watchAlarmsEnd(house);
  const { queries } = house.database;
  return {
    considerPlaybooks: (alarm) => considerPlaybooks(house, burningOf(alarm)),
    counts: async (workspaceId, alarmIds) => {
      const active = await activeByAlarm(queries, workspaceId, alarmIds);
      if (active.size === 0) return new Map();
      const points = await listPoints(queries, workspaceId);
      const now = house.clock.now();
      return new Map(
        [...active].map(([id, own]) => [
          id,
          { active: own.active, ...countPoints(points, own.revision, now) },
        ]),
      );
    },
    outliving: (workspaceId) => countOutliving(queries, workspaceId),
    points: async (workspaceId) => {
      const rows = await listPoints(queries, workspaceId);
      const { points: live } = countPoints(rows, 0, house.clock.now());
      return { live, stale: rows.length - live };
    },
    stop: async () => {
      unwatch();
      await enforcement.stop();
    },
  };
}
