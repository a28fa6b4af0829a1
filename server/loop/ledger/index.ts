/** The loop-time ledger. */
export { openBook } from './book.ts';
export { registerLedger } from './routes.ts';
