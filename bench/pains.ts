/**
 * Grouping on a labelled file: `npm run bench -- pains --data FILE.csv[.gz] --text COL --label COL
 * [--order COL] [--level pains|themes] [--peer sklearn] [--json]`. The number of labels is never told.
 */
import { parseArgs } from 'node:util';
import { createListening, type HeardVoice, wholeReader } from '../engines/pains/index.ts';
import { generatedVoices } from './clustering/generated.ts';
import { peerScores } from './clustering/peer.ts';
import { readRows } from './clustering/rows.ts';
import { score } from './clustering/score.ts';

const { values: asked } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string', default: 'text' },
    label: { type: 'string', default: 'label' },
    order: { type: 'string' },
    level: { type: 'string', default: 'pains' },
    peer: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: true },
  },
});
if (!asked.data) {
  console.error('Give --data FILE.csv[.gz], --text COLUMN and --label COLUMN.');
  process.exit(2);
}

const rows = readRows(asked.data);
for (const column of [asked.text, asked.label, ...(asked.order ? [asked.order] : [])]) {
  if (rows[0] && !(column in rows[0])) {
    console.error(`No column ${column}; there are ${Object.keys(rows[0]).join(', ')}.`);
    process.exit(2);
  }
}
const order = asked.order;
if (order) rows.sort((a, b) => compare(a[order]!, b[order]!));
const labels = rows.map((row) => row[asked.label]!);

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);
// Every row is scored, so every row is heard as one point, whatever its kind.
const listening = createListening({ seed: Number(asked.seed), options: { reader: wholeReader } });
// Before the clock starts the dictionary is loaded, and the code is compiled by voices that another engine hears.
const warm = createListening({ seed: 1, options: { reader: wholeReader } });
for (const voice of generatedVoices(4000, 1)) warm.hear([voice]);
const started = performance.now();
const workBefore = process.cpuUsage();
const threads: (number | null)[] = [];
const firstPains: (number | null)[] = [];
for (let i = 0; i < rows.length; i += 256) {
  const batch = rows.slice(i, i + 256).map(
    (row, j): HeardVoice => ({
      id: String(i + j),
      text: row[asked.text]!,
      occurredAt: START + (i + j) * MINUTE,
      author: null,
      language: 'und',
      rating: null,
    }),
  );
  for (const { points } of listening.hear(batch).voices) {
    threads.push(points[0]?.thread ?? null);
    firstPains.push(points[0]?.pain ?? null);
  }
}
const heardIn = performance.now() - started;
const worked = process.cpuUsage(workBefore);
const online = score(groupsOf(firstPains), labels);
const themeOfThread = new Map<number, number>();
const consolidated = consolidate();
const consolidatedIn = performance.now() - started - heardIn;

const pains = firstPains.map((pain, i) => {
  const moved = threads[i] === null ? undefined : consolidated.get(threads[i]!);
  return moved ?? pain;
});
const themeOfPain = new Map(
  listening.themes().flatMap(({ theme, pains: own }) => own.map((pain) => [pain, theme])),
);
const groups = groupsOf(pains);
const found = score(asked.level === 'themes' ? groups.map(themeOf) : groups, labels);

const sizes = new Map<number | string, number>();
for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
const titles = [...sizes]
  .sort((a, b) => b[1] - a[1])
  .slice(0, 10)
  .map(([pain, size]) => `${listening.describe(Number(pain)).title} (${size})`);
console.log(
  JSON.stringify({
    bench: 'pains',
    level: asked.level,
    ...found,
    // Per second of one core's work, so that a busy machine does not blur it; the wall clock stands beside.
    docsPerSecond: Math.round((rows.length / (worked.user + worked.system)) * 1e6),
    docsPerSecondByTheClock: Math.round((rows.length / heardIn) * 1000),
    consolidationSeconds: Math.round(consolidatedIn) / 1000,
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    online: { pains: online.pains, nmi: online.nmi, ari: online.ari },
    titles,
    ...(asked.peer === 'sklearn'
      ? { peer: peerScores({ texts: rows.map((row) => row[asked.text]!), labels }) }
      : {}),
  }),
);

/** The theme of the row's thread, else of its pain; a row of neither counts as its pain. */
function themeOf(group: string | number, row: number): string | number {
  const thread = threads[row];
  const own = thread === null || thread === undefined ? undefined : themeOfThread.get(thread);
  const theme = own ?? themeOfPain.get(Number(group));
  return theme === undefined ? `pain ${group}` : `theme ${theme}`;
}

/** Consolidates as a night would, and accepts every proposal; gives each moved thread's last pain. */
function consolidate(): Map<number, number> {
  const at = START + rows.length * MINUTE;
  const { moves, proposals, themes } = listening.consolidate(at);
  for (const [thread, theme] of themes) themeOfThread.set(thread, theme);
  const last = new Map(moves.map(({ thread, to }) => [thread, to]));
  for (const proposal of proposals) {
    if (proposal.type === 'merge') listening.decide(proposal, at);
    else {
      const into = listening.newPain(at);
      const split = listening.decide(
        { type: 'split', from: proposal.from, into, threads: proposal.threads },
        at,
      );
      for (const { thread, to } of split.moves) last.set(thread, to);
    }
  }
  return last;
}

/** A row without a pain counts as a group of its own. */
function groupsOf(given: readonly (number | null)[]): (string | number)[] {
  return given.map((pain, i) => (pain === null ? `row ${i}` : listening.resolve(pain)));
}

function compare(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
