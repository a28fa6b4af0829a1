import { createHash } from 'node:crypto';
import type { Subject } from '../alarms/found.ts';

/** Directions in which a series is watched. */
export const WATCHES = ['up', 'down', 'both'] as const;
export type Watches = (typeof WATCHES)[number];

/** Longest code that is still readable in an address. */
const LONGEST = 80;

/** What a series that watches by itself is called: the same for the same subject. */
export function codeOf(subject: Exclude<Subject, { type: 'metric' }>): string {
  switch (subject.type) {
    case 'workspace':
      return 'voices';
    case 'pain':
      return `pain:${subject.painId}`;
    case 'attribute': {
      const plain = `${subject.attribute}=${subject.value}`;
      if (encodeURIComponent(plain).length <= LONGEST) return plain;
      return `${subject.attribute.slice(0, 8)}=#${createHash('sha1').update(plain).digest('hex').slice(0, 12)}`;
    }
  }
}

/** What the page and the pager call it where nobody named it. */
export const titleOf = (subject: Subject): string =>
  subject.type === 'attribute' ? `${subject.attribute}=${subject.value}` : '';

/** Silence says something of a whole channel or source; of a single product, region or pain it is the rule. */
export function watchesOf(subject: Subject): Watches {
  if (subject.type === 'pain') return 'up';
  if (subject.type !== 'attribute') return 'both';
  return subject.attribute === 'channel' || subject.attribute === 'source' ? 'both' : 'up';
}
