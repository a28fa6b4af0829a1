import {
  passesCpf,
  passesDni,
  passesHongKong,
  passesResidentCheck,
  passesTaiwan,
  passesVerhoeff,
} from './checksums.ts';
import { senseOf } from './cues.ts';
import type { GroupedNumber } from './groups.ts';
import { allCapitals, type Finder, type PersonalDataSpan, type Subject } from './subject.ts';

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const RESIDENT_SHAPES = new Set([
  '18',
  '6-8-4',
  '6-4-4-4',
  '3-3-4-4-4',
  '17',
  '6-8-3',
  '6-4-4-3',
  '3-3-8-4',
  '6-12',
  '6-11',
  '4-4-4-4-2',
  '10-8',
]);

/**
 * A national identity number written in digits (China, the United States, Korea, India, Brazil), and
 * where it ends in the folded text; undefined if the number is none.
 */
export function identityEnd(number: GroupedNumber, folded: string): number | undefined {
  const { digits, shape, start, end, sense } = number;
  if (RESIDENT_SHAPES.has(shape)) {
    const withX = digits.length === 17 ? /^[ -]?x(?![a-z])/.exec(folded.slice(end, end + 3)) : null;
    if (withX || digits.length === 18) {
      const full = withX ? `${digits}X` : digits;
      if (isResidentNumber(full, () => sense() === 'id')) return end + (withX?.[0].length ?? 0);
    }
  }
  if (shape === '15' && isOldResidentNumber(digits) && sense() === 'id') return end;
  if (isSocialSecurity(number, folded)) return end;
  if (
    shape === '6-7' &&
    folded[start + 6] === '-' &&
    isDate(`19${digits.slice(0, 6)}`) &&
    /[1-8]/.test(digits[6]!)
  )
    return end;
  if (shape === '4-4-4' && /^[2-9]/.test(digits) && passesVerhoeff(digits) && sense() !== 'order') return end;
  if (shape === '3-3-3-2' && folded[start + 3] === '.' && passesCpf(digits)) return end;
  const length = digits.length;
  if (length >= 6 && length <= 18 && sense() === 'id') return end;
  return undefined;
}

function isResidentNumber(number: string, named: () => boolean): boolean {
  if (!PROVINCES.has(number.slice(0, 2)) || !isDate(number.slice(6, 14))) return false;
  return passesResidentCheck(number) || named();
}

function isOldResidentNumber(digits: string): boolean {
  return PROVINCES.has(digits.slice(0, 2)) && isDate(`19${digits.slice(6, 12)}`);
}

/** Whether eight digits are a day between 1900 and 2039. */
function isDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  return year >= 1900 && year < 2040 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function isSocialSecurity({ digits, shape, start, sense: senseOf }: GroupedNumber, folded: string): boolean {
  if (shape !== '3-2-4' || folded[start + 3] !== folded[start + 6]) return false;
  if (/^(?:000|666|9)/.test(digits) || digits.slice(3, 5) === '00' || digits.endsWith('0000')) return false;
  const sense = senseOf();
  return sense === 'id' || (folded[start + 3] === '-' && sense !== 'order');
}

const LETTERED =
  /(?<![a-z0-9])(?:([a-z]{1,2}\d{6})\(?([0-9a])\)?|([a-z][12]\d{8})|([a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d])|([a-z]{6}\d\d[a-ehlmprst]\d\d[a-z]\d{3}[a-z])|(\d{8})-?([a-z])|([stfgm]\d{7}[a-z])|([a-z]{5}\d{4}[a-z])|([a-z]\d{7,12}|[a-z]\d{3}-\d{4}-\d{4}))(?![a-z0-9])/g;

/** Identity numbers that mix letters and digits: Hong Kong, Taiwan, Britain, Italy, Spain, Singapore, India. */
export const findLetteredIdentities: Finder = (subject) => {
  const spans: PersonalDataSpan[] = [];
  for (const match of subject.folded.matchAll(LETTERED)) {
    const start = match.index;
    const end = start + match[0].length;
    if (allCapitals(subject, start, end) && isLetteredIdentity(match, subject, end))
      spans.push({ start, end, kind: 'id' });
    else if (senseOf(subject.folded, start, end) === 'id') spans.push({ start, end, kind: 'id' });
  }
  return spans;
};

function isLetteredIdentity(match: RegExpExecArray, { folded }: Subject, end: number): boolean {
  const upper = match[0].toUpperCase();
  const [, hongKong, check, taiwan, britain, italy, digits, letter] = match;
  if (hongKong) return upper.includes('(') && passesHongKong(`${hongKong}${check}`.toUpperCase());
  if (taiwan) return passesTaiwan(upper) && senseOf(folded, match.index, end) !== 'order';
  if (britain)
    return (
      isNationalInsurance(upper) &&
      (upper.split(' ').length >= 4 || senseOf(folded, match.index, end) === 'id')
    );
  if (italy) return true;
  if (digits && letter)
    return passesDni(digits, letter.toUpperCase()) && senseOf(folded, match.index, end) !== 'order';
  return false;
}

function isNationalInsurance(id: string): boolean {
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/.test(id) && !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(id);
}
