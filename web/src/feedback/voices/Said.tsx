import { Fragment, type ReactNode } from 'react';
import { MASK, useMaskName } from './masks.ts';

/** A stretch of a text that belongs to something; `other` marks what belongs elsewhere. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tone: 'said' | 'other';
  readonly title?: string;
}

/** What a customer said, with the words marked that belong to a pain. Masked parts read as small tags. */
export function Said({ text, stretches = [] }: { text: string; stretches?: readonly Stretch[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, tone, title } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start) continue;
    parts.push(<Plain key={at} text={text.slice(at, start)} />);
    parts.push(
      <mark key={`${start}-marked`} className={tone} title={title}>
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
