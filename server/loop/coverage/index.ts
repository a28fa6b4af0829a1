/** Blind spots and dead clauses: where strategy and voices differ. */
export { registerCoverage } from './routes.ts';
export {
  BlindSpotView,
  DEFINITION,
  DeadClauseView,
  DefinitionView,
  viewBlindSpot,
  viewDeadClause,
} from './shapes.ts';
export { describeBlindSpots, describeSupport, survey } from './survey.ts';
