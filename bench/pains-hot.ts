/** The hot issues of the citizen messages: `npm run bench -- pains-hot [--json]`. The known one must be one pain. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createListening, wholeReader } from '../engines/pains/index.ts';
import { readRows } from './clustering/rows.ts';

const home = process.env.GONGJIAN_DATA ?? join(import.meta.dirname, '../../shared/data');
const file = join(home, 'gov-messages-zh/messages.csv.gz');
if (!existsSync(file)) {
  console.log(JSON.stringify({ bench: 'pains-hot', skipped: `no ${file}; set GONGJIAN_DATA` }));
  process.exit(0);
}
const rows = readRows(file).sort((a, b) => (a.time! < b.time! ? -1 : 1));
const listening = createListening({
  seed: 1,
  options: process.argv.includes('--whole') ? { reader: wholeReader } : {},
});
const heard = listening.hear(
  rows.map((row) => ({
    id: row.id!,
    text: process.argv.includes('--title') ? row.title! : `${row.title}。${row.text}`,
    occurredAt: Date.parse(`${row.time}Z`),
    author: row.user!,
    language: 'zh',
    rating: null,
  })),
);
const night = listening.consolidate(Date.parse('2020-02-01T00:00:00Z'));
const moved = new Map(night.moves.map(({ thread, to }) => [thread, to]));

/** Messages by pain. */
const messages = new Map<number, Set<number>>();
heard.voices.forEach(({ points }, i) => {
  for (const { pain, thread } of points) {
    if (pain === null) continue;
    const root = listening.resolve(moved.get(thread!) ?? pain);
    messages.set(root, (messages.get(root) ?? new Set()).add(i));
  }
});
const known = new Set(
  rows.flatMap((row, i) =>
    /丽发新城/.test(row.title! + row.text) &&
    /搅拌|混凝土|水泥|砂石/.test(row.title! + row.text) &&
    row.time! >= '2019-11' &&
    row.time! < '2020-02'
      ? [i]
      : [],
  ),
);
const [pain, members] = [...messages]
  .map(([key, own]) => [key, [...own].filter((i) => known.has(i)).length] as const)
  .sort((a, b) => b[1] - a[1])[0]!;

const hottest = [...messages]
  .map(([key, own]) => {
    const recent = [...own];
    const heat = recent.reduce(
      (sum, i) => sum + 1 + Math.log2(1 + Number(rows[i]!.upvotes) + Number(rows[i]!.downvotes)),
      0,
    );
    return { key, own: recent, heat };
  })
  .sort((a, b) => b.heat - a.heat)
  .slice(0, 10)
  .map(({ key, own }) => ({
    title: listening.describe(key).title,
    messages: own.length,
    place: commonest(own.map((i) => rows[i]!.district!).filter((place) => place !== '')),
    from: own.map((i) => rows[i]!.time!.slice(0, 10)).sort()[0],
    to: own
      .map((i) => rows[i]!.time!.slice(0, 10))
      .sort()
      .at(-1),
  }));
console.log(
  JSON.stringify({
    bench: 'pains-hot',
    messages: rows.length,
    pains: messages.size,
    known: {
      messages: known.size,
      inOnePain: members,
      share: Math.round((members / known.size) * 1000) / 1000,
      painHolds: messages.get(pain)!.size,
      title: listening.describe(pain).title,
    },
    hottest,
  }),
);

function commonest(places: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
