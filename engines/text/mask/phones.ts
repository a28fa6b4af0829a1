import { nationalLengths } from './countries.ts';
import type { GroupedNumber } from './groups.ts';

const MOBILE = /^1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)\d{8}$/;
const MOBILE_SHAPES = /^(?:11|3-4-4|3-8|4-4-3|3-3-5|3-5-3|5-6|4-3-4|7-4|3-2-2-4|3-2-3-3|3-4-2-2)$/;
const AREA = /^0(?:10|2[0-57-9]|[3-9]\d\d)$/;
const TOLL_FREE = /^(?:400|800|888|877|866|855|844|833|900)/;
const NORTH_AMERICAN = /^[2-9]\d\d[2-9]\d{6}$/;
/** Numbers of other countries, written with their trunk zero: at least two groups, the last of two or more. */
const TRUNK = /^0[1-9]\d{7,9}$/;
const TRUNK_SHAPES =
  /^(?:[2-5]-[3-8]|[2-5]-[3-5]-[2-5]|4-\d{2,3}-\d{3}|3-2-2-2-2|[2-4]-\d-\d{3,4}-\d{3,4}|4-2-2-2|3-3-2-2|3-3-4|1-4-4)$/;
/** French style: five pairs, the same sign between all of them. */
const PAIRS = /^\d\d([ .-])\d\d\1\d\d\1\d\d\1/;
const EXTENSION = /^ ?(?:转|分机|ext\.?|x|-) ?\d{1,5}(?!\d)/;

/** Where a phone number ends in the folded text (extension included); undefined if the number is none. */
export function phoneEnd(number: GroupedNumber, folded: string): number | undefined {
  const { start, end } = number;
  const plus = plusBefore(folded, start);
  if (plus || number.digits.startsWith('00')) {
    if (isInternational(number, plus)) return end;
    if (plus) return undefined;
  }
  if (isMobile(number)) return end;
  if (isLandline(number)) return end + (EXTENSION.exec(folded.slice(end, end + 10))?.[0].length ?? 0);
  if (isNorthAmerican(number, folded) || isTrunk(number, folded) || isRussian(number)) return end;
  return isCalledPhone(number) ? end : undefined;
}

/** Where the mask of a phone begins: the plus sign or the bracket before its digits belongs to it. */
export function phoneStart(folded: string, start: number): number {
  if (plusBefore(folded, start)) {
    const sign = folded.lastIndexOf('+', start);
    return folded[sign - 1] === '(' ? sign - 1 : sign;
  }
  return folded[start - 1] === '(' ? start - 1 : start;
}

function plusBefore(folded: string, start: number): boolean {
  return (
    folded[start - 1] === '+' ||
    (folded[start - 2] === '+' && (folded[start - 1] === ' ' || folded[start - 1] === '('))
  );
}

function isInternational({ digits, shape }: GroupedNumber, plus: boolean): boolean {
  const bare = plus ? digits : digits.slice(2);
  if (!plus && bare.startsWith('86')) return MOBILE.test(bare.slice(2));
  if (!plus && (!shape.includes('-') || bare.startsWith('0'))) return false;
  // A bracketed trunk zero, +44 (0)20 …, counts for nothing.
  for (const digitsOnly of [bare, bare.replace(/^(\d{2,3})0/, '$1')]) {
    const lengths = nationalLengths(digitsOnly);
    if (lengths && digitsOnly.length >= lengths.least && digitsOnly.length <= lengths.most) return true;
  }
  return false;
}

function isMobile({ digits, shape, sense: senseOf }: GroupedNumber): boolean {
  const local = /^(?:86|086)1/.test(digits) ? digits.replace(/^0?86/, '') : digits;
  if (!MOBILE.test(local)) return false;
  const localShape = local === digits ? shape : shape.replace(/^0?(?:2|3)-/, '').replace(/^13$/, '11');
  if (!MOBILE_SHAPES.test(localShape)) return false;
  const sense = senseOf();
  return sense !== 'order' && sense !== 'money';
}

function isLandline({ digits, shape, sense: senseOf }: GroupedNumber): boolean {
  const local =
    digits.startsWith('86') && shape.startsWith('2-') ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
  const area = /^0[12]/.test(local) ? local.slice(0, 3) : local.slice(0, 4);
  const rest = local.length - area.length;
  if (!AREA.test(area) || rest < 7 || rest > 8 || !/^[2-8]/.test(local.slice(area.length))) return false;
  const sense = senseOf();
  if (sense === 'order' || sense === 'money') return false;
  return sense === 'phone' || shape.includes('-') || local.length >= 11;
}

function isNorthAmerican({ digits, shape, start, sense: senseOf }: GroupedNumber, folded: string): boolean {
  const long = digits.length === 11 && digits[0] === '1' && shape.startsWith('1-');
  const local = long ? digits.slice(1) : digits;
  if (!NORTH_AMERICAN.test(local) || TOLL_FREE.test(local)) return false;
  if (!/^(?:3-3-4|3-7)$/.test(long ? shape.slice(2) : shape)) return false;
  const sense = senseOf();
  const spaced = folded[start + local.length - 7] === ' ';
  return sense === 'phone' || (sense === undefined && (shape !== '3-7' || !spaced));
}

function isTrunk({ digits, shape, start, end, sense: senseOf }: GroupedNumber, folded: string): boolean {
  if (!TRUNK.test(digits) || /^0[89]00/.test(digits)) return false;
  const sense = senseOf();
  if (sense === 'phone') return true;
  if (shape === '2-2-2-2-2') return PAIRS.test(folded.slice(start, end));
  return (
    sense === undefined &&
    TRUNK_SHAPES.test(shape) &&
    !/^0\d[-./ ]\d\d[-./ ](?:19|20)\d\d/.test(folded.slice(start, end))
  );
}

function isRussian({ digits, shape }: GroupedNumber): boolean {
  return /^8[3-9]\d{9}$/.test(digits) && /^1-3-(?:3-2-2|3-4|7)$/.test(shape) && !digits.startsWith('8800');
}

/** A number that only the words before it show to be a phone's: local numbers of 7 to 12 digits. */
function isCalledPhone({ digits, shape, sense }: GroupedNumber): boolean {
  if (
    digits.length < 7 ||
    digits.length > 12 ||
    TOLL_FREE.test(digits) ||
    /^(?:95|1[02]\d|0800|1800|1300)/.test(digits)
  )
    return false;
  if (/^(?:19|20)\d\d/.test(digits) && /^4-[12]-|^8$/.test(shape)) return false;
  return sense() === 'phone';
}

const SPELT =
  /(?<![零〇一二三四五六七八九幺两])[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}(?![零〇一二三四五六七八九幺])/g;
const SPREAD =
  /(?<![\d,.-])1[3-9](?:(?:[ .,_-]\d){9}|\d,\d{4},\d{4})(?![\d,])|(?<![\d,.-])1(?:[ .,_-]\d){10}(?![\d,])/g;
const STARRED = /(?<![\d*])1[3-9]\d[*x•]{3,5}\d{3,4}(?![\d*])/g;

/** Mobile numbers spelt in Chinese numerals, half hidden by stars, or spread out to slip through. */
export function oddPhones(folded: string): { start: number; end: number }[] {
  return [SPELT, STARRED, SPREAD].flatMap((pattern) =>
    Array.from(folded.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
