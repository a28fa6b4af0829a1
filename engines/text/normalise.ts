import { FOLD, type FoldTable, foldCharacter, foldTable } from './fold.ts';
import { simplifyZhu, ZHU } from './simplified.ts';

/** A normalised text that remembers where each of its code units came from. */
export type TracedText = {
  readonly text: string;
  /** For unit i of `text`, the index in the original of the character that it stands for; one more
   *  entry at the end holds the original's length. */
  readonly origins: Uint32Array;
};

const MOST_MARKS = 8;
let shared: FoldTable | undefined;

/**
 * One form for text that means the same: NFKC, half width, lower case, simplified Chinese, plain
 * quotes, single spaces, no zero-width characters. Emoji stay (without skin tone or style).
 * Idempotent, linear time. Control characters and lone surrogates become spaces.
 */
export function normalise(text: string): string {
  return fold(text, undefined);
}

/** As `normalise`, and tells which original index each unit of the result stands for. */
export function normaliseTraced(text: string): TracedText {
  const origins: number[] = [];
  const folded = fold(text, origins);
  origins.length = folded.length;
  origins.push(text.length);
  return { text: folded, origins: Uint32Array.from(origins) };
}

function fold(text: string, origins: number[] | undefined): string {
  shared ??= foldTable();
  const { units, combines } = shared;
  const end = text.length;
  let out = '';
  let kept = 0;
  let spaced = true;
  let at = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const folded = units[unit]!;
    const marked =
      at + 1 < end &&
      (combines[text.charCodeAt(at + 1)] === 1 || units[text.charCodeAt(at + 1)] === FOLD.delete);
    if (folded === unit && !marked && (unit !== FOLD.space || !spaced)) {
      spaced = unit === FOLD.space;
      origins?.push(at++);
      if (!origins) at++;
      continue;
    }
    const width = widthAt(text, at, shared);
    let form = width === 1 && folded !== FOLD.special ? formOf(folded) : specialForm(text, at, width);
    if (form.charCodeAt(0) === FOLD.space && spaced) form = form.slice(1);
    if (kept < at) out += text.slice(kept, at);
    out += form;
    if (form) spaced = form.charCodeAt(form.length - 1) === FOLD.space;
    for (let i = 0; origins && i < form.length; i++) origins.push(at);
    at += width;
    kept = at;
  }
  if (kept < end) out = kept === 0 ? text : out + text.slice(kept);
  return out.endsWith(' ') ? out.slice(0, -1) : out;
}

function formOf(folded: number): string {
  return folded === FOLD.delete ? '' : String.fromCharCode(folded);
}

/** Units that one character takes with the marks that follow it. */
function widthAt(text: string, at: number, table: FoldTable): number {
  let next = at + (isPair(text, at) ? 2 : 1);
  let end = next;
  for (; next < text.length; next++) {
    const unit = text.charCodeAt(next);
    if (table.combines[unit] === 1) end = next + 1;
    else if (table.units[unit] !== FOLD.delete) break;
  }
  return end - at;
}

function isPair(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;
}

function specialForm(text: string, at: number, width: number): string {
  const unit = text.charCodeAt(at);
  if (isPair(text, at)) return pairForm(text.slice(at, at + width));
  if (unit >= 0xd800 && unit <= 0xdfff) return ' ';
  if (width > 1) return markedForm(text.slice(at, at + width));
  if (unit === ZHU) return String.fromCharCode(simplifyZhu(text[at - 1], text[at + 1]));
  return shared!.expansions.get(unit) ?? formOf(shared!.units[unit]!);
}

function markedForm(cluster: string): string {
  const { units, expansions } = shared!;
  const plain = Array.from(cluster).filter((c) => units[c.charCodeAt(0)] !== FOLD.delete);
  // Endless stacks of accents say nothing and cost quadratic time to order.
  const form = foldCharacter(plain.slice(0, MOST_MARKS + 1).join(''));
  if (form.length !== 1) return form.replace(/^\s+/, ' ');
  const unit = form.charCodeAt(0);
  return units[unit] === FOLD.special ? (expansions.get(unit) ?? form) : formOf(units[unit]!);
}

function pairForm(pair: string): string {
  const point = pair.codePointAt(0)!;
  if (point >= 0x1f3fb && point <= 0x1f3ff) return '';
  if (point >= 0xe0000 && point <= 0xe0fff) return '';
  if (point >= 0x1f000 && point <= 0x1faff) return String.fromCodePoint(point);
  return foldCharacter(pair);
}
