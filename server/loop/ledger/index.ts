/** The loop-time ledger. */
export { type Book, openBook } from './book.ts';
export { registerLedger } from './routes.ts';
