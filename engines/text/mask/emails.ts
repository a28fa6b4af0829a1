import { type Finder, isDigit, isLetter, type PersonalDataSpan } from './subject.ts';

const LONGEST_LOCAL = 64;
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.| ?[([]dot[)\]] ?| dot )){1,4}[a-z]{2,24}(?![a-z0-9])/;
const AT = /@|[([{]at[)\]}]| at (?=[a-z0-9-]+ dot )/g;

/** E-mail addresses, also with (at) and (dot). */
export const findEmails: Finder = ({ folded }) => {
  const spans: PersonalDataSpan[] = [];
  for (const at of folded.matchAll(AT)) {
    const spaceBefore = folded[at.index - 1] === ' ' ? 1 : 0;
    const start = localStart(folded, at.index - spaceBefore);
    const after = at.index + at[0].length;
    const spaceAfter = folded[after] === ' ' ? 1 : 0;
    const domain = DOMAIN.exec(folded.slice(after + spaceAfter, after + spaceAfter + 120));
    if (start === at.index - spaceBefore || !domain || (at[0] === '@' && spaceBefore !== spaceAfter))
      continue;
    const end = after + spaceAfter + domain[0].length;
    const isRepository = folded.startsWith('git@', start) && folded[end] === ':';
    if (!isRepository) spans.push({ start, end, kind: 'email' });
  }
  return spans;
};

function localStart(folded: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_LOCAL && isLocal(folded, start - 1)) start--;
  while (start < end && folded[start] === '.') start++;
  return start;
}

function isLocal(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return isLetter(unit) || isDigit(unit) || '._%+-'.includes(folded[at]!);
}
