import type { ReactNode } from 'react';

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
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={tone} title={title}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <span>{parts}</span>;
}
