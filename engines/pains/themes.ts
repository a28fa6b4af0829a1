/** Themes: what threads are about, and with them the pains; keys that last like those of pains. */
import type { Nature } from './heard.ts';
import type { Kinship } from './kinship.ts';
import { matchIdentities, overlaps } from './match.ts';
import { type Mind, NATURES, rootOf } from './mind.ts';
import type { Thread } from './thread.ts';

export interface Theme {
  readonly theme: number;
  readonly nature: Nature;
  /** Pains that are mostly about it, the largest first. */
  readonly pains: readonly number[];
}

/** Themes, and the theme of every live thread. */
export interface Themes {
  readonly themes: readonly Theme[];
  readonly ofThread: ReadonlyMap<number, number>;
}

/** Names the subjects of the threads anew; a theme that keeps most of its points keeps its key. */
export function gatherThemes(mind: Mind, kinships: Partial<Record<Nature, Kinship>>): Themes {
  const before = new Map(
    mind.themes.flatMap(({ theme, pains }) => pains.map((pain) => [mind.book.resolve(pain), theme])),
  );
  const ofThread = new Map<number, number>();
  const themes = NATURES.flatMap((nature) => {
    const kinship = kinships[nature];
    return kinship ? themesOf(mind, { nature, kinship, before }, ofThread) : [];
  });
  return { themes, ofThread };
}

interface Gathering {
  readonly nature: Nature;
  readonly kinship: Kinship;
  /** Theme of each pain so far. */
  readonly before: ReadonlyMap<number, number>;
}

function themesOf(
  mind: Mind,
  { nature, kinship, before }: Gathering,
  ofThread: Map<number, number>,
): Theme[] {
  const { threads, subjects } = kinship;
  const root = rootOf(mind);
  const shares = overlaps(
    threads.map((thread, i) => ({ old: root(thread), group: subjects[i]!, weight: thread.size })),
  );
  // In the order of falling weight, so that the first one seen is where most of a pain belongs.
  const subjectOf = new Map<number, number>();
  for (const { old, group } of shares) if (!subjectOf.has(old)) subjectOf.set(old, group);
  const { heirs } = matchIdentities(
    overlaps(
      [...subjectOf].flatMap(([pain, group]) => {
        const theme = before.get(pain);
        return theme === undefined ? [] : [{ old: theme, group, weight: mind.book.points(pain) }];
      }),
    ),
  );
  const keys = new Map<number, number>();
  const keyOf = (subject: number) => {
    const key = keys.get(subject) ?? heirs.get(subject) ?? mind.nextTheme++;
    keys.set(subject, key);
    return key;
  };
  const pains = new Map<number, number[]>();
  for (const [pain, subject] of subjectOf)
    pains.set(keyOf(subject), [...(pains.get(keyOf(subject)) ?? []), pain]);
  threads.forEach((thread: Thread, i) => {
    ofThread.set(thread.id, keyOf(subjects[i]!));
  });
  return [...pains].map(([theme, members]) => ({
    theme,
    nature,
    pains: members.sort((a, b) => mind.book.points(b) - mind.book.points(a) || a - b),
  }));
}
