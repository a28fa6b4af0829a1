/** Which proposition addresses which pain. */
import './events.ts';

export { listMatches, type Match } from './list.ts';
export { registerMatching } from './routes.ts';
export { keepMatching } from './schedule.ts';
