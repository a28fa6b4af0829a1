import { passesIban, passesLuhn } from './checksums.ts';
import type { GroupedNumber } from './groups.ts';
import { allCapitals, type Finder, type PersonalDataKind, type PersonalDataSpan } from './subject.ts';

/** Issuer prefixes with the lengths that their cards have. */
const ISSUERS: readonly (readonly [RegExp, ReadonlySet<number>])[] = [
  [/^62/, new Set([16, 17, 18, 19])],
  [/^4/, new Set([13, 16, 19])],
  [/^5[1-5]/, new Set([16])],
  [/^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, new Set([16])],
  [/^3[47]/, new Set([15])],
  [/^3(?:0[0-5]|[68])/, new Set([14])],
  [/^35(?:2[89]|[3-8])/, new Set([16])],
  [/^6(?:011|4[4-9]|5)/, new Set([16, 19])],
  [/^(?:60|68|69|9[0-9])/, new Set([16, 17, 18, 19])],
  [/^(?:5018|5020|5038|6304|6759)/, new Set([16, 17, 18, 19])],
];
const SHAPES = /^(?:1[3-9]|4-4-4-4|4-4-4-4-[1-3]|4-4-4-1|4-6-[45]|6-\d\d?|4-4-4-7|6-6-7|8-8|4-4-8)$/;

/** Whether a number is a bank card's or, where the words before it say so, an account's. */
export function cardKind({ digits, shape, sense: senseOf }: GroupedNumber): PersonalDataKind | undefined {
  const { length } = digits;
  if (length < 8 || length > 23) return undefined;
  const sense = senseOf();
  if (sense === 'account' && length >= 8) return 'account';
  if (sense === 'card' && length >= 12) return 'card';
  if (!SHAPES.test(shape) || sense === 'order' || sense === 'money' || sense === 'phone') return undefined;
  const issued = ISSUERS.some(([prefix, lengths]) => lengths.has(length) && prefix.test(digits));
  return issued && passesLuhn(digits) ? 'card' : undefined;
}

const IBAN = /(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])/g;

/** International bank account numbers, grouped or not. */
export const findIbans: Finder = (subject) => {
  const spans: PersonalDataSpan[] = [];
  for (const match of subject.folded.matchAll(IBAN)) {
    const end = ibanEnd(match[0]);
    if (
      end > 0 &&
      (allCapitals(subject, match.index, match.index + end) || !match[0].slice(0, end).includes(' '))
    ) {
      spans.push({ start: match.index, end: match.index + end, kind: 'account' });
    }
  }
  return spans;
};

/** Length of the longest valid IBAN at the start of the match, whose last groups may be other words; 0 if none. */
function ibanEnd(match: string): number {
  for (let end = match.length; end >= 15; end = match.lastIndexOf(' ', end - 1)) {
    const bare = match.slice(0, end).replaceAll(' ', '').toUpperCase();
    if (bare.length >= 15 && bare.length <= 34 && passesIban(bare)) return end;
  }
  return 0;
}
