import { UUID_PATTERN } from '../../../platform/ids.ts';

/** The last pain of the page before: its place in the order, and its id. */
export interface Cursor {
  readonly place: number;
  readonly id: string;
}

const CURSOR = new RegExp(`^(-?[\\d.]+(?:e[+-]?\\d+)?)~(${UUID_PATTERN.slice(1, -1)})$`);

export const writeCursor = ({ place, id }: Cursor): string => `${place}~${id}`;

/** Reads a cursor; null where the text is none. */
export function readCursor(text: string): Cursor | null {
  const parts = CURSOR.exec(text);
  const place = Number(parts?.[1]);
  return parts && Number.isFinite(place) ? { place, id: parts[2]! } : null;
}
