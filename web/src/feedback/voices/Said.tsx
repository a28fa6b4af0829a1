import { Fragment, type ReactNode } from 'react';
import { MASK, useMaskName } from './masks.ts';

/** Colours that tell several pains of one voice apart; never alone, each stretch bears its number too. */
const TONES = ['one', 'two', 'three', 'four', 'five'] as const;
type Tone = 'said' | 'other' | (typeof TONES)[number];

/** The colour of the n-th pain of a voice. */
export const toneOf = (n: number): Tone => TONES[n % TONES.length]!;

/** A stretch of a text that belongs to something; `other` marks what belongs elsewhere. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tone: Tone;
  readonly title?: string;
  /** Shown before it: which of several it is. */
  readonly number?: number;
}

/** What a customer said, with the words marked that belong to a pain. Masked parts read as small tags. */
export function Said({ text, stretches = [] }: { text: string; stretches?: readonly Stretch[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, tone, title, number } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start) continue;
    parts.push(<Plain key={at} text={text.slice(at, start)} />);
    parts.push(
      <mark key={`${start}-marked`} className={tone} title={title}>
        {number !== undefined && <sup className="point-number">{number}</sup>}
        <Plain text={text.slice(start, end)} />
      </mark>,
    );
    at = end;
  }
  parts.push(<Plain key={at} text={text.slice(at)} />);
  return <span>{parts}</span>;
}

/** Text whose masks are shown as what they hide. */
function Plain({ text }: { text: string }) {
  const nameOf = useMaskName();
  let at = 0;
  return text.split(MASK).map((part, i) => {
    at += part.length;
    return i % 2 === 0 ? (
      <Fragment key={at}>{part}</Fragment>
    ) : (
      <span key={at} className="masked">
        {nameOf(part)}
      </span>
    );
  });
}
