import { findChineseAddresses } from './addresses.ts';
import { findIbans } from './cards.ts';
import { type Clues, cluesIn } from './clues.ts';
import { findContacts, findPassports } from './contacts.ts';
import { findEmails } from './emails.ts';
import { findForeignAddresses } from './foreign.ts';
import { findLetteredIdentities } from './identity.ts';
import { findNumbers } from './numbers.ts';
import { findPlates } from './plates.ts';
import {
  type Finder,
  type PersonalDataKind,
  type PersonalDataSpan,
  type Subject,
  subjectOf,
} from './subject.ts';

export type Masked = {
  /** The text with every piece of personal data replaced by ‹kind›. */
  readonly text: string;
  /** The kind of each mask, in the order of the text. */
  readonly found: PersonalDataKind[];
};

/**
 * Replaces personal data by readable marks: `打我电话‹phone›`. Chinese and international forms, full
 * width, with spaces and dashes; see `PERSONAL_DATA_KINDS`. The rest of the text is kept as it is.
 * Linear time; a text without digits, @ or a messenger's name costs under a microsecond.
 */
export function maskPersonalData(text: string): Masked {
  const spans = findPersonalData(text);
  if (spans.length === 0) return { text, found: [] };
  let masked = '';
  let kept = 0;
  for (const { start, end, kind } of spans) {
    masked += `${text.slice(kept, start)}‹${kind}›`;
    kept = end;
  }
  return { text: masked + text.slice(kept), found: spans.map(({ kind }) => kind) };
}

/** Where personal data stands in a text: spans that do not overlap, in rising order. */
export function findPersonalData(text: string): PersonalDataSpan[] {
  const clues = cluesIn(text);
  if (!clues) return [];
  const subject = subjectOf(text);
  const finders = FINDERS.filter(({ needs }) => clues[needs]).map(({ find }) => find);
  const spans = foremost(finders, subject);
  return spans.map(({ start, end, kind }) => ({
    start: subject.origins[start]!,
    end: originalEnd(subject, end),
    kind,
  }));
}

/** Most telling first: where two spans overlap, the earlier finder's is kept. */
const FINDERS: readonly { find: Finder; needs: keyof Clues }[] = [
  { find: findEmails, needs: 'at' },
  { find: findIbans, needs: 'fiveDigits' },
  { find: findPassports, needs: 'fiveDigits' },
  { find: findLetteredIdentities, needs: 'fiveDigits' },
  { find: findNumbers, needs: 'fiveDigits' },
  { find: findPlates, needs: 'latinDigit' },
  { find: findChineseAddresses, needs: 'chineseDigit' },
  { find: findForeignAddresses, needs: 'latinDigit' },
  { find: findContacts, needs: 'messenger' },
];

function foremost(finders: readonly Finder[], subject: Subject): PersonalDataSpan[] {
  const taken = new Uint8Array(subject.folded.length);
  const spans: PersonalDataSpan[] = [];
  for (const find of finders) {
    for (const span of find(subject)) {
      if (taken.subarray(span.start, span.end).includes(1)) continue;
      taken.fill(1, span.start, span.end);
      spans.push(span);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The original's end of a span: just after the character that its last folded unit stands for. */
function originalEnd({ folded, origins, original }: Subject, end: number): number {
  const last = origins[end - 1]!;
  let next = end;
  while (next < folded.length && origins[next] === last) next++;
  const limit = next < folded.length ? origins[next]! : original.length;
  // White space and zero-width characters after the span fold away; they stay outside the mask.
  const point = original.codePointAt(last)!;
  return Math.min(limit, last + (point > 0xffff ? 2 : 1));
}
