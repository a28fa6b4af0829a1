/** Propositions: clauses of the strategy with their versions. */
import './events.ts';

export { registerPropositions, type StrategyPorts } from './routes.ts';
export { viewWords, WordsAsked, WordsView } from './shapes.ts';
export {
  adoptWords,
  findProposition,
  insertProposition,
  listPropositions,
  type Proposition,
} from './store.ts';
export { FIELDS, missingIn, tidy, type Words } from './words.ts';
