import type { PersonalDataSpan } from '../subject.ts';
import { PERSONAL_DATA_KINDS, type PersonalDataKind } from '../subject.ts';
import { CHINESE_CASES } from './chinese.ts';
import { INTERNATIONAL_CASES } from './international.ts';
import { LOOK_ALIKES } from './lookalikes.ts';

/** A text with the personal data that it holds. */
export type MaskCase = { readonly text: string; readonly spans: readonly PersonalDataSpan[] };

/** All written cases; look-alikes hold nothing. */
export function maskCases(): MaskCase[] {
  const marked = [CHINESE_CASES, INTERNATIONAL_CASES].flatMap((cases) => cases.split('\n').map(read));
  return [...marked, ...LOOK_ALIKES.split('\n').map((text) => ({ text, spans: [] }))];
}

function read(line: string): MaskCase {
  const spans: PersonalDataSpan[] = [];
  let text = '';
  for (const part of line.split(/(\{[a-z]+:[^}]*\})/)) {
    const marked = /^\{([a-z]+):(.*)\}$/.exec(part);
    if (!marked) {
      text += part;
      continue;
    }
    const kind = PERSONAL_DATA_KINDS.find((known) => known === marked[1]);
    if (!kind) throw new RangeError(`No such kind of personal data: ${part}`);
    spans.push({ start: text.length, end: text.length + marked[2]!.length, kind });
    text += marked[2];
  }
  return { text, spans };
}

export type MaskScores = {
  readonly cases: number;
  /** Pieces of personal data in the cases. */
  readonly pieces: number;
  readonly lookAlikes: number;
  /** Share of masks that touch personal data. */
  readonly precision: number;
  /** Share of pieces hidden to the last letter and digit. */
  readonly recall: number;
  /** Share of pieces masked exactly and with the right kind. */
  readonly exact: number;
  readonly byKind: Readonly<Partial<Record<PersonalDataKind, { pieces: number; hidden: number }>>>;
  /** Texts that went wrong in any way. */
  readonly wrong: readonly string[];
};

/** Scores a finder of personal data on the cases. */
export function scoreMask(
  cases: readonly MaskCase[],
  find: (text: string) => readonly PersonalDataSpan[],
): MaskScores {
  let [pieces, masks, touching, hidden, exact, lookAlikes] = [0, 0, 0, 0, 0, 0];
  const byKind: Partial<Record<PersonalDataKind, { pieces: number; hidden: number }>> = {};
  const wrong: string[] = [];
  for (const { text, spans } of cases) {
    const found = find(text);
    if (spans.length === 0) lookAlikes++;
    masks += found.length;
    const good = found.filter((mask) =>
      spans.some((span) => span.start < mask.end && mask.start < span.end),
    ).length;
    touching += good;
    let right = good === found.length;
    for (const span of spans) {
      const kind = tallyOf(byKind, span.kind);
      pieces++;
      kind.pieces++;
      const whole = isHidden(text, span, found);
      const same = found.some(
        (mask) => mask.start === span.start && mask.end === span.end && mask.kind === span.kind,
      );
      if (whole) hidden++;
      if (whole) kind.hidden++;
      if (same) exact++;
      right &&= whole && same;
    }
    if (!right) wrong.push(text);
  }
  return {
    cases: cases.length,
    pieces,
    lookAlikes,
    precision: touching / masks,
    recall: hidden / pieces,
    exact: exact / pieces,
    byKind,
    wrong,
  };
}

function isHidden(text: string, span: PersonalDataSpan, masks: readonly PersonalDataSpan[]): boolean {
  for (let at = span.start; at < span.end; at++) {
    const covered = masks.some(({ start, end }) => start <= at && at < end);
    if (!covered && /[\p{L}\p{N}]/u.test(text[at]!)) return false;
  }
  return true;
}

type Tally = { pieces: number; hidden: number };

function tallyOf(tallies: Partial<Record<PersonalDataKind, Tally>>, kind: PersonalDataKind): Tally {
  const tally = tallies[kind] ?? { pieces: 0, hidden: 0 };
  tallies[kind] = tally;
  return tally;
}
