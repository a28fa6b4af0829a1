/** The listening stream: voices become points and pains as they arrive. */
import './events.ts';

export { type ListeningStream, startListening } from './listening.ts';
export type { Pause } from './stream.ts';
