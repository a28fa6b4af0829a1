import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Cursor, Hit } from './search.ts';

const NEWEST = new RegExp(`^(\\d{1,15})~(${UUID_PATTERN.slice(1, -1)})$`);
const ALIKE = /^\d{1,5}$/;

/** The page after `last`, as text for a link. */
export const cursorAfter = (last: Hit): string => `${last.occurredAt.getTime()}~${last.id}`;

/** Reads a cursor of this sort of search; null where it is none. */
export function readCursor(text: string, sort: 'newest' | 'alike'): Cursor | null {
  if (sort === 'alike') return ALIKE.test(text) ? { shown: Number(text) } : null;
  const parts = NEWEST.exec(text);
  return parts ? { at: new Date(Number(parts[1])), id: parts[2]! } : null;
}
