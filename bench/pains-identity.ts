/** Share of messages whose pain changes in a replayed day: `npm run bench -- pains-identity`; each night consolidates. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createListening } from '../engines/pains/index.ts';
import { readRows } from './clustering/rows.ts';

const home = process.env.GONGJIAN_DATA ?? join(import.meta.dirname, '../../shared/data');
const file = join(home, 'gov-messages-zh/messages.csv.gz');
if (!existsSync(file)) {
  console.log(JSON.stringify({ bench: 'pains-identity', skipped: `no ${file}; set GONGJIAN_DATA` }));
  process.exit(0);
}
const rows = readRows(file)
  .filter((row) => row.time! >= '2019-01')
  .sort((a, b) => (a.time! < b.time! ? -1 : 1));
/** Days before the grouping has settled are told apart. */
const SETTLING = 30;
const NIGHTS = Number(process.env.NIGHTS ?? 90);

const listening = createListening({ seed: 1 });
/** Of each point: the pain it was last seen in, and its thread. */
const points: { pain: number; thread: number; shown: number }[] = [];
const churn: number[] = [];
const days = [...new Set(rows.map((row) => row.time!.slice(0, 10)))].slice(0, NIGHTS);
for (const day of days) {
  const today = rows.filter((row) => row.time!.startsWith(day));
  const { voices } = listening.hear(
    today.map((row) => ({
      id: row.id!,
      text: row.title!,
      occurredAt: Date.parse(`${row.time}Z`),
      author: row.user!,
      language: 'zh',
      rating: null,
    })),
  );
  const known = points.length;
  for (const { points: made } of voices) {
    for (const { pain, thread } of made)
      if (pain !== null) points.push({ pain, thread: thread!, shown: pain });
  }
  const { moves } = listening.consolidate(Date.parse(`${day}T23:59:00Z`));
  const moved = new Map(moves.map(({ thread, to }) => [thread, to]));
  let changed = 0;
  points.forEach((point, i) => {
    point.pain = moved.get(point.thread) ?? point.pain;
    const shown = listening.resolve(point.pain);
    if (i < known && shown !== point.shown) changed++;
    point.shown = shown;
  });
  churn.push(known === 0 ? 0 : changed / known);
}
const mean = (list: readonly number[]) =>
  Math.round((list.reduce((a, b) => a + b, 0) / Math.max(1, list.length)) * 1e5) / 1e5;
const settled = churn.slice(SETTLING).sort((a, b) => a - b);
console.log(
  JSON.stringify({
    bench: 'pains-identity',
    days: days.length,
    points: points.length,
    pains: listening.pains().length,
    churnWhileSettling: mean(churn.slice(0, SETTLING)),
    churnPerDay: mean(settled),
    churnP95: settled[Math.floor(settled.length * 0.95)],
  }),
);
