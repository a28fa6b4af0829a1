/**
 * How many of its voices a new issue needs until it has a pain of its own: `npm run bench -- pains-discovery`.
 * Gold clusters of the news stream are taken out, and planted one at a time at 0.1–1 % of the traffic.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createListening, type Listening, wholeReader } from '../engines/pains/index.ts';
import { seeded } from './clustering/generated.ts';
import { readRows } from './clustering/rows.ts';

const home = process.env.GONGJIAN_DATA ?? join(import.meta.dirname, '../../shared/data');
const file = join(home, 'googlenews-stream/news.csv.gz');
if (!existsSync(file)) {
  console.log(JSON.stringify({ bench: 'pains-discovery', skipped: `no ${file}; set GONGJIAN_DATA` }));
  process.exit(0);
}
const rows = readRows(file).sort((a, b) => Number(a.order) - Number(b.order));
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const SHARES = [0.001, 0.003, 0.01];
/** Voices heard before the issue begins; a night has passed by then. */
const BEFORE = 3000;
const MOST = 25;

const needed = SEEDS.map((seed) => discover(seed, SHARES[seed % SHARES.length]!));
const sorted = needed.map(({ voices }) => voices).sort((a, b) => a - b);
console.log(
  JSON.stringify({
    bench: 'pains-discovery',
    median: sorted[Math.floor(sorted.length / 2)],
    most: sorted.at(-1),
    issues: needed,
  }),
);

/** Voices of the planted issue until three of them, and nearly only they, share a pain. */
function discover(seed: number, share: number) {
  const random = seeded(seed);
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(row.cluster!, (sizes.get(row.cluster!) ?? 0) + 1);
  const candidates = [...sizes].filter(([, size]) => size >= 30).map(([cluster]) => cluster);
  const cluster = candidates[Math.floor(random() * candidates.length)]!;
  const planted = rows.filter((row) => row.cluster === cluster).slice(0, MOST);
  const background = rows.filter((row) => row.cluster !== cluster);
  const listening = createListening({ seed, options: { reader: wholeReader } });
  const members = new Map<number, { planted: number; others: number }>();
  let clock = 0;
  let at = 0;
  for (; at < BEFORE; at++) say(listening, background[at]!.text!, clock++);
  listening.consolidate(clock * 60_000);
  for (let voices = 1; voices <= planted.length; voices++) {
    const gap = Math.min(Math.round((0.5 + random()) / share), 1200);
    for (let i = 0; i < gap; i++, at++)
      count(say(listening, background[at % background.length]!.text!, clock++), 'others');
    count(say(listening, planted[voices - 1]!.text!, clock++), 'planted');
    for (const own of byRoot(listening).values()) {
      if (own.planted >= 3 && own.planted >= 0.8 * (own.planted + own.others))
        return { seed, share, cluster, voices };
    }
  }
  return { seed, share, cluster, voices: MOST + 1 };

  function count(pain: number, kind: 'planted' | 'others') {
    const own = members.get(pain) ?? { planted: 0, others: 0 };
    own[kind]++;
    members.set(pain, own);
  }

  function byRoot(by: Listening) {
    const roots = new Map<number, { planted: number; others: number }>();
    for (const [pain, own] of members) {
      const root = by.resolve(pain);
      const sum = roots.get(root) ?? { planted: 0, others: 0 };
      roots.set(root, { planted: sum.planted + own.planted, others: sum.others + own.others });
    }
    return roots;
  }
}

function say(listening: Listening, text: string, clock: number): number {
  const voice = {
    id: String(clock),
    text,
    occurredAt: clock * 60_000,
    author: null,
    language: 'en',
    rating: null,
  };
  return listening.hear([voice]).voices[0]!.points[0]!.pain!;
}
