import { cardKind } from './cards.ts';
import { isAmount, type NumberSense, senseBefore } from './cues.ts';
import { type DigitGroup, digitGroups, type GroupedNumber } from './groups.ts';
import { identityEnd } from './identity.ts';
import { oddPhones, phoneEnd, phoneStart } from './phones.ts';
import { type Finder, isLetter, type PersonalDataSpan } from './subject.ts';

const MOST_GROUPS = 6;
const MOST_DIGITS = 24;
const FEWEST_DIGITS = 6;
/** Latin words that may touch a number without making it a code: tel138…, wx138… */
const TOUCHING =
  /(?:^|[^a-z])(?:tel|phone|mobile|cell|ph|call|wx|vx|v|t|m|p|fax|no|at|is|whatsapp|id|ssn|card|visa)$/;

/** Personal data written in digits: identity numbers, cards and accounts, phones. */
export const findNumbers: Finder = ({ folded }) => {
  const spans: PersonalDataSpan[] = oddPhones(folded).map((span) => ({ ...span, kind: 'phone' }));
  const groups = digitGroups(folded);
  for (let first = 0; first < groups.length; first++) {
    const found = numberAt(groups, first, folded);
    if (!found) continue;
    spans.push(found.span);
    first += found.groups - 1;
  }
  return spans;
};

/** The longest piece of personal data that begins with group `first`. */
function numberAt(groups: readonly DigitGroup[], first: number, folded: string) {
  const { start } = groups[first]!;
  if (isLetter(folded.charCodeAt(start - 1)) && !TOUCHING.test(folded.slice(Math.max(0, start - 10), start)))
    return undefined;
  if (folded[start - 1] === '.' && /\d/.test(folded[start - 2] ?? '')) return undefined;
  const readings = readingsAt(groups, first, folded);
  for (const number of readings) {
    if (number.digits.length < FEWEST_DIGITS || touchesWord(folded, number.end)) continue;
    const span = recognise(number, folded);
    if (span) return { span, groups: number.shape.split('-').length };
  }
  return undefined;
}

/** Numbers that group `first` and its neighbours may form, longest first. */
function readingsAt(groups: readonly DigitGroup[], first: number, folded: string): GroupedNumber[] {
  const readings: GroupedNumber[] = [];
  let digits = '';
  let shape = '';
  const { start } = groups[first]!;
  const before = once(() => senseBefore(folded, start));
  for (let i = first; i < groups.length && i < first + MOST_GROUPS; i++) {
    const group = groups[i]!;
    const length = group.end - group.start;
    if (i > first && !group.joined) break;
    if (digits.length + length > MOST_DIGITS) break;
    digits += folded.slice(group.start, group.end);
    shape = i === first ? String(length) : `${shape}-${length}`;
    const { end } = group;
    readings.unshift({
      digits,
      shape,
      start,
      end,
      sense: () => (isAmount(folded, end) ? 'money' : before()),
    });
  }
  return readings;
}

/** The senses of a place are read only if a number's form asks for them, and then once. */
function once(read: () => NumberSense): () => NumberSense {
  let known: { sense: NumberSense } | undefined;
  return () => {
    known ??= { sense: read() };
    return known.sense;
  };
}

function touchesWord(folded: string, end: number): boolean {
  const next = folded.charCodeAt(end);
  if (folded[end] === 'x' || folded[end] === '*') return false;
  return isLetter(next) || folded[end] === '_' || (folded[end] === '.' && /\d/.test(folded[end + 1] ?? ''));
}

function recognise(number: GroupedNumber, folded: string): PersonalDataSpan | undefined {
  const { start, end } = number;
  const identity = identityEnd(number, folded);
  if (identity) return { start, end: identity, kind: 'id' };
  const card = cardKind(number);
  if (card) return { start, end, kind: card };
  const phone = phoneEnd(number, folded);
  if (phone) return { start: phoneStart(folded, start), end: phone, kind: 'phone' };
  if (/^[6-9]$|^1[0-2]$/.test(number.shape) && number.sense() === 'passport')
    return { start, end, kind: 'passport' };
  return undefined;
}
