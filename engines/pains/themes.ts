/** Themes: pains gathered into larger subjects, with keys that last like theirs. */
import type { Nature } from './heard.ts';
import type { Mind } from './mind.ts';

export interface Theme {
  readonly theme: number;
  readonly nature: Nature;
  readonly pains: readonly number[];
}

export function gatherThemes(mind: Mind): Theme[] {
  return mind.themes;
}
