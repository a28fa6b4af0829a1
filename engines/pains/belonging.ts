/** The likeness from which on a point belongs to the pain of its nearest threads. */
import type { Nature } from './heard.ts';
import type { Mind } from './mind.ts';
import { SETTINGS } from './settings.ts';
import { below } from './usual.ts';

/** As near as points here usually are, within bounds; before what people taught. */
export function givenThreshold(mind: Mind, nature: Nature): number {
  const usual = below(mind.usual[nature], SETTINGS.belongDeviations);
  return Math.min(SETTINGS.belongMost, Math.max(SETTINGS.belongLeast, usual));
}

/** The threshold in force. */
export function threshold(mind: Mind, nature: Nature): number {
  return givenThreshold(mind, nature) + mind.teaching.shift;
}
