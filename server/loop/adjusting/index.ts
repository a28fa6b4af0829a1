/** How the strategy is adjusted: from evidence over a decision to the next version. */
export { evidenceLinks } from './evidence.ts';
export { type Known, withKnown } from './known.ts';
export { registerAdjusting } from './routes.ts';
