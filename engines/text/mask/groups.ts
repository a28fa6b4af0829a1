import type { NumberSense } from './cues.ts';
import { isDigit } from './subject.ts';

/** One unbroken run of digits in the folded text. */
export type DigitGroup = {
  readonly start: number;
  readonly end: number;
  /** Whether only spaces, dashes, dots, slashes or brackets stand between the group before and this one. */
  readonly joined: boolean;
};

const LONGEST_GAP = 3;
const GAP = new Set(' -–—‐‑−./()·_~');

/** All runs of digits of a folded text, in order. */
export function digitGroups(folded: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let last = -1;
  for (let at = 0; at < folded.length; at++) {
    if (!isDigit(folded.charCodeAt(at))) continue;
    const start = at;
    while (at < folded.length && isDigit(folded.charCodeAt(at))) at++;
    groups.push({ start, end: at, joined: last >= 0 && isGap(folded, last, start) });
    last = at;
  }
  return groups;
}

function isGap(folded: string, from: number, to: number): boolean {
  if (to - from > LONGEST_GAP) return false;
  for (let at = from; at < to; at++) if (!GAP.has(folded[at]!)) return false;
  return true;
}

/** Several neighbouring groups read as one number. */
export type GroupedNumber = {
  readonly digits: string;
  /** Lengths of the groups: '3-4-4'. */
  readonly shape: string;
  readonly start: number;
  readonly end: number;
  /** What the words around it say about it. */
  readonly sense: () => NumberSense;
};
