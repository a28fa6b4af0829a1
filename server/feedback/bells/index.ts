import type { FastifyInstance } from 'fastify';
import { registerBellActions } from './action-routes.ts';
import type { Bellhouse } from './bellhouse.ts';
import { registerCalendars } from './calendars/calendar-routes.ts';
import { runClock } from './clock.ts';
import { registerBells } from './routes.ts';
import { registerRules } from './routing/rule-routes.ts';
import { registerTry } from './routing/try-route.ts';
import { registerSpeakers } from './speakers/speaker-routes.ts';

export { actOnBell, type Step } from './act.ts';
export { type Agent, type BellAction, possibleActions } from './action.ts';
export { isOverdue } from './bell.ts';
export type { Bellhouse } from './bellhouse.ts';
export { addCalendar } from './calendars/calendars.ts';
export { listBells } from './list.ts';
export { isJudgeable } from './proof/proof.ts';
export { proveBell } from './proof/proof-of-bell.ts';
export { ringBell } from './ring-bell.ts';
export { addRule } from './routing/rules.ts';
export type { BellRow } from './store.ts';

/** Opens the bells' routes and starts their clock; what it returns is the way for flows to ring and act. */
export async function openBells(app: FastifyInstance, parts: Omit<Bellhouse, 'quiet'>): Promise<Bellhouse> {
  const house: Bellhouse = { ...parts, quiet: new Set() };
  registerBells(app, house);
  registerBellActions(app, house);
  registerSpeakers(app, house);
  registerRules(app, house);
  registerTry(app, house);
  registerCalendars(app, house);
  await runClock(house);
  return house;
}
