import { normaliseTraced } from '../normalise.ts';

/** Kinds of personal data that are masked. */
export const PERSONAL_DATA_KINDS = [
  'phone',
  'id',
  'card',
  'account',
  'email',
  'address',
  'plate',
  'passport',
  'contact',
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** Where personal data stands: `start` (incl.) and `end` (excl.) in code units. */
export type PersonalDataSpan = {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
};

/** A text to search for personal data: folded (see `normalise`), with the original's capitals at hand. */
export type Subject = {
  readonly folded: string;
  readonly original: string;
  readonly origins: Uint32Array;
};

/** Finds the personal data of one family in a subject, in rising order of start. */
export type Finder = (subject: Subject) => PersonalDataSpan[];

/** Folds a text for the finders. */
export function subjectOf(original: string): Subject {
  const { text: folded, origins } = normaliseTraced(original);
  return { folded, original, origins };
}

/** Whether the folded unit at `at` was a capital letter. */
export function isCapital({ original, origins }: Subject, at: number): boolean {
  const unit = original.charCodeAt(origins[at]!);
  return (
    (unit >= 65 && unit <= 90) ||
    (unit >= 0xff21 && unit <= 0xff3a) ||
    (unit > 127 && unit < 0x250 && original[origins[at]!] !== original[origins[at]!]!.toLowerCase())
  );
}

/** Whether all letters of folded text [start, end) were capitals. */
export function allCapitals(subject: Subject, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = subject.folded.charCodeAt(at);
    if (unit >= 97 && unit <= 122 && !isCapital(subject, at)) return false;
  }
  return true;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}
