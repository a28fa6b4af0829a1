import type { Nature, Theme } from '@gongjian/engines/pains';
import type { ThemeEventType } from '../../pains/themes/tables.ts';
import type { Book } from '../book.ts';
import { type Heirs, heirsOf } from './heirs.ts';

/** A living pain as themes are made of it. */
export interface Member {
  readonly id: string;
  readonly title: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  /** Its theme so far. */
  readonly theme: number | null;
  /** All voices that ever spoke of it. */
  readonly voices: number;
}

/** A theme as it stands in the database. */
export interface Known {
  readonly theme: number;
  readonly title: string;
  readonly titledBy: 'words' | 'person';
  readonly ended: boolean;
}

/** A theme after grouping anew, under its lasting number. */
export interface Gathered {
  readonly theme: number;
  readonly nature: Nature;
  readonly title: string;
  readonly words: readonly string[];
  readonly members: readonly Member[];
}

export interface ThemeNews {
  readonly theme: number;
  readonly other: number | null;
  readonly type: ThemeEventType;
  readonly detail: Record<string, unknown>;
}

const WORDS = 8;
/** Names that an event holds; the rest is a number. */
const NAMED = 5;

/**
 * Gives the engine's themes their lasting numbers and names, and says what became of each.
 * The engine's own numbers are not used: another engine, or one that had to learn anew, counts from one again.
 */
export function gatherThemes(
  themes: readonly Theme[],
  { book, members, known }: { book: Book; members: readonly Member[]; known: readonly Known[] },
): { gathered: Gathered[]; news: ThemeNews[] } {
  const byId = new Map(members.map((member) => [member.id, member]));
  const now = themes
    .map(({ nature, pains }) => ({ nature, members: membersOf(pains, book, byId) }))
    .filter((theme) => theme.members.length > 0);
  const shared = now.flatMap((theme, i) =>
    theme.members.flatMap(({ theme: before, voices }) =>
      before === null ? [] : [{ before, now: i, voices: Math.max(1, voices) }],
    ),
  );
  const heirs = heirsOf(shared);
  let next = Math.max(0, ...known.map(({ theme }) => theme), ...shared.map(({ before }) => before));
  const names = new Map(known.map((theme) => [theme.theme, theme]));
  const gathered = now.map((theme, i): Gathered => {
    const number = heirs.carriesOn.get(i) ?? ++next;
    return {
      ...theme,
      theme: number,
      words: wordsOf(theme.members),
      title: titleOf(theme.members, names.get(number)),
    };
  });
  return { gathered, news: newsOf(gathered, { heirs, members, names }) };
}

function membersOf(pains: readonly number[], book: Book, byId: ReadonlyMap<string, Member>): Member[] {
  const ids = new Set(pains.filter((pain) => book.knows(pain)).map((pain) => book.root(pain).id));
  return [...ids]
    .flatMap((id) => byId.get(id) ?? [])
    .sort((a, b) => b.voices - a.voices || (a.id < b.id ? -1 : 1));
}

/** A person's title stays; the engine's stays while the pain that gave it is in the theme, so that it does not flicker. */
function titleOf(members: readonly Member[], known: Known | undefined): string {
  if (known && (known.titledBy === 'person' || members.some(({ title }) => title === known.title)))
    return known.title;
  return members[0]!.title;
}

/** Words of its pains, weighed by their voices. */
function wordsOf(members: readonly Member[]): string[] {
  const weights = new Map<string, number>();
  for (const { words, voices } of members) {
    for (const { word, weight } of words) weights.set(word, (weights.get(word) ?? 0) + weight * voices);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS)
    .map(([word]) => word);
}

interface Before {
  readonly heirs: Heirs;
  readonly members: readonly Member[];
  readonly names: ReadonlyMap<number, Known>;
}

const listed = (members: readonly Member[]) => ({
  count: members.length,
  titles: members.slice(0, NAMED).map(({ title }) => title),
});

function newsOf(gathered: readonly Gathered[], { heirs, members, names }: Before): ThemeNews[] {
  const ofPain = new Map(gathered.flatMap((one) => one.members.map(({ id }) => [id, one.theme] as const)));
  const living = new Set(gathered.map(({ theme }) => theme));
  const news: ThemeNews[] = [];
  const tell = (
    theme: number,
    type: ThemeEventType,
    detail: ThemeNews['detail'],
    other: number | null = null,
  ) => news.push({ theme, type, other, detail });
  for (const { theme, members: own } of gathered) {
    const known = names.get(theme);
    if (!known) {
      tell(theme, 'born', listed(own));
      continue;
    }
    if (known.ended) tell(theme, 'reopened', listed(own));
    const gained = own.filter((member) => member.theme !== theme);
    if (gained.length > 0) tell(theme, 'gained', listed(gained));
    const lost = members.filter(({ id, theme: before }) => before === theme && ofPain.get(id) !== theme);
    if (lost.length > 0) tell(theme, 'lost', listed(lost));
  }
  for (const { theme, ended } of names.values()) {
    if (ended || living.has(theme)) continue;
    const into = heirs.wentTo.get(theme);
    if (into === undefined) tell(theme, 'ended', {});
    else tell(theme, 'absorbed', { title: gathered[into]!.title }, gathered[into]!.theme);
  }
  return news;
}
