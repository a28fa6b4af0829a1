import type { FastifyInstance } from 'fastify';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { registerClock } from '../clock/routes.ts';
import { registerTower } from '../clock/tower-route.ts';
import { registerReviews } from '../reviews/routes.ts';
import { registerSilences } from '../silences/routes.ts';
import { SWEEP, sweepSilences } from '../silences/sweep.ts';
import { registerAlarmActions } from './action-routes.ts';
import type { AlarmDesk, AlarmHouse } from './desk.ts';
import { openDesk } from './open-desk.ts';
import { registerAlarms } from './routes.ts';

/** How long an alarm must be quiet until it clears, where nothing else is said. */
const CLEAR_AFTER_MS = 3 * 60_000;

/** Alarms with their routes and their desk. */
export interface AlarmTower {
  readonly house: AlarmHouse;
  readonly desk: AlarmDesk;
  /** Waits for what is being raised. */
  stop(): Promise<void>;
}

/** Opens alarms, silences, reviews, the clock and the tower's page; begins and ends silences each minute. */
export async function openAlarms(
  app: FastifyInstance,
  {
    jobs,
    ...parts
  }: Omit<AlarmHouse, 'clearAfterMs'> & { readonly jobs: Jobs; readonly clearAfterMs?: number },
): Promise<AlarmTower> {
  const house: AlarmHouse = { clearAfterMs: CLEAR_AFTER_MS, ...parts };
  const desk = openDesk(house);
  registerAlarms(app, house);
  registerAlarmActions(app, house);
  registerSilences(app, house);
  registerReviews(app, house);
  registerClock(app, house);
  registerTower(app, house);
  jobs.handle(SWEEP, () => sweepSilences(house));
  await jobs.every(SWEEP, '* * * * *', 'UTC');
  return { house, desk, stop: () => desk.drain() };
}
