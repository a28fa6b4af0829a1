/** The listening stream: voices become points and pains as they arrive. */
import './events.ts';

export { type ListeningStream, startListening } from './listening.ts';
export type { PointRow } from './settled.ts';
export { type Batch, endOf } from './stages/stage.ts';
export type { Pause } from './stream.ts';
