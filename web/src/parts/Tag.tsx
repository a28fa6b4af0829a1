import type { ReactNode } from 'react';

/** Cinnabar hurts now, jade is healed, amber waits, indigo is strategy; ink is everything else. */
export type Tone = 'cinnabar' | 'jade' | 'amber' | 'indigo' | 'ink';

export function Tag({ tone = 'ink', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
