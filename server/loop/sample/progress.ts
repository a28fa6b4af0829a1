/** How far the telling has come, in this process. */
export interface Progress {
  state: 'none' | 'loading' | 'ready' | 'failed';
  chapter: string | null;
  /** Voices of the sample; 0 until they are made. */
  of: number;
  stored: number;
}

export const noProgress = (): Progress => ({ state: 'none', chapter: null, of: 0, stored: 0 });
