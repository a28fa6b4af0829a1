/** Cycles of the strategy loop and the business modules that turn at their own cadence. */
import './events.ts';

export { addDays } from './calendar.ts';
export { type CompanyDays, companyDays } from './company-days.ts';
export { registerModules } from './module-routes.ts';
export { registerCycles } from './routes.ts';
export { CycleView, viewCycle } from './shapes.ts';
export { type Cycle, cycleBefore, cycleIdsOf, findCycle } from './store.ts';
export { currentCycle, readCurrentCycle } from './turning.ts';
