export { registerLadders } from './routes.ts';
