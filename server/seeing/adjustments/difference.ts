import type { Words } from './tables.ts';

/** A piece of a field's text: in both versions, only in the new one, or only in the old one. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One field that differs, with its two texts and the pieces to read them as one. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly Piece[];
}

/** The fields of `after` that differ from `before`, in the order of `before`; a field that is missing is empty. */
export function differenceOf(before: Words, after: Words): FieldDifference[] {
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const [old, now] = [before[field] ?? '', after[field] ?? ''];
    return old === now ? [] : [{ field, before: old, after: now, pieces: piecesOf(old, now) }];
  });
}

/** Chinese and other scripts without spaces go by character, the rest by word. */
const TOKENS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+|\s+|./gsu;

/** Texts longer than this many tokens are shown whole, old beside new: the table below grows with the product. */
const MOST_TOKENS = 1200;

/**
 * The shortest edit of one text into another, by tokens: longest common subsequence by dynamic programming
 * (Wagner and Fischer 1974), after the common start and end are set aside.
 */
export function piecesOf(before: string, after: string): Piece[] {
  const a = before.match(TOKENS) ?? [];
  const b = after.match(TOKENS) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = editOf(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ]);
}

function editOf(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i]! });
      i++;
      j++;
    } else if (
      j === b.length ||
      (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    ) {
      pieces.push({ kind: 'removed', text: a[i++]! });
    } else pieces.push({ kind: 'added', text: b[j++]! });
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: { kind: Piece['kind']; text: string }[] = [];
  for (const { kind, text } of pieces) {
    const last = whole.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else whole.push({ kind, text });
  }
  return whole;
}
