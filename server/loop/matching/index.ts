/** Which proposition addresses which pain. */
import './events.ts';

export { listMatches } from './list.ts';
export { registerMatching } from './routes.ts';
export { keepMatching } from './schedule.ts';
export { strategyOn } from './strategy-on.ts';
