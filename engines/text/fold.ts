import { simplifiedForms, ZHU } from './simplified.ts';

/** What becomes of one UTF-16 code unit besides being replaced by another one. */
export const FOLD = {
  /** The unit disappears: zero-width characters, variation selectors, keycap rings. */
  delete: 0,
  /** The unit is white space or a control character. */
  space: 0x20,
  /** The unit's folded form has several units or depends on its neighbours. */
  special: 0xffff,
} as const;

export type FoldTable = {
  /** Folded form by code unit, or one of `FOLD`. */
  readonly units: Uint16Array;
  /** 1 where the unit combines with the one before it (accents, Hangul vowels and finals). */
  readonly combines: Uint8Array;
  /** Folded forms of several units. */
  readonly expansions: ReadonlyMap<number, string>;
};

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]);
const PICTOGRAPH_KEPT = /^\p{Extended_Pictographic}$/u;
const UNKEPT_PICTOGRAPHS = new Set('‼⁉™');
const DELETED =
  /^(?:\u034f|[\u00ad\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]|\u20e3)$/;
const SPACE = /^[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u3164\uffa0\u115f\u1160]$/;
const COMBINES = /^[\p{M}\u1161-\u11ff\uff9e\uff9f]$/u;

/** The folded form of one character (or base with its marks): NFKC, lower case, plain quotes. */
export function foldCharacter(character: string): string {
  const quote = QUOTES.get(character);
  if (quote) return quote;
  if (PICTOGRAPH_KEPT.test(character) && !UNKEPT_PICTOGRAPHS.has(character)) return character;
  const once = character.normalize('NFKC').toLowerCase().normalize('NFKC');
  // A spacing accent decomposes into a space and a combining mark, which alone says nothing.
  return once.replace(/^ \p{M}+$/u, ' ').replaceAll('\u0307', '');
}

/** Builds the table that `normalise` looks characters up in; some 50 ms, so it is made once. */
export function foldTable(): FoldTable {
  const units = new Uint16Array(0x10000);
  const combines = new Uint8Array(0x10000);
  const expansions = new Map<number, string>();
  const simplified = simplifiedForms();
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    if (unit >= 0xd800 && unit <= 0xdfff) units[unit] = FOLD.special;
    else if (DELETED.test(character)) units[unit] = FOLD.delete;
    else if (SPACE.test(character)) units[unit] = FOLD.space;
    else {
      if (COMBINES.test(character)) combines[unit] = 1;
      const folded = foldCharacter(character);
      const single = folded.length === 1 ? simplified[folded.charCodeAt(0)]! : FOLD.special;
      units[unit] = single === ZHU || folded.length === 0 ? FOLD.special : single;
      if (folded.length !== 1) expansions.set(unit, simplifyEach(folded, simplified));
    }
  }
  return { units, combines, expansions };
}

function simplifyEach(text: string, simplified: Uint16Array): string {
  return Array.from(text, (c) =>
    c.length === 1 ? String.fromCharCode(simplified[c.charCodeAt(0)]!) : c,
  ).join('');
}
