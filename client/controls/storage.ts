import type { Kept } from './ledger.ts';

/** Where a point keeps what it last knew, so that it starts with it when the server is gone. */
export interface Storage {
  load(): Promise<Kept | null>;
  save(kept: Kept): Promise<void>;
}

/** Keeps it as long as the process runs; the point starts with nothing. */
export const memoryStorage = (): Storage => {
  let kept: Kept | null = null;
  return {
    load: async () => kept,
    save: async (to) => {
      kept = to;
    },
  };
};

/** The part of the browser's `localStorage` that is used. */
interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Keeps it in the browser. @param shelf `localStorage`, unless another is given */
export const browserStorage = (name: string, shelf: Shelf = localStorage): Storage => ({
  load: async () => readKept(shelf.getItem(name)),
  save: async (kept) => shelf.setItem(name, JSON.stringify(kept)),
});

/** What was kept; null where there is nothing, or something else. */
export function readKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return kept && typeof kept.mark === 'string' && Array.isArray(kept.controls) ? kept : null;
  } catch {
    return null;
  }
}
