/**
 * What judgements teach: `npm run bench -- pains-teaching --data FILE.csv[.gz] --text COL --label COL [--judged 200]`.
 * Half of the rows are heard and grouped; a person who knows the labels says of some points whether they belong; the
 * other half is heard with and without what was taught. Beside it the second signal, by vectors that the workspace's
 * own words give: whether it is switched on, and the score of a grouping from the ground with it.
 */
import { parseArgs } from 'node:util';
import { learnedEncoder, trainLearned } from '../engines/encoders/index.ts';
import { createListening, type Listening, wholeReader } from '../engines/pains/index.ts';
import { seeded } from './clustering/generated.ts';
import { readRows } from './clustering/rows.ts';
import { score } from './clustering/score.ts';

const { values: asked } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string', default: 'text' },
    label: { type: 'string', default: 'label' },
    judged: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
if (!asked.data) {
  console.error('Give --data FILE.csv[.gz], --text COLUMN and --label COLUMN.');
  process.exit(2);
}
const random = seeded(Number(asked.seed));
const rows = readRows(asked.data)
  .map((row) => ({ text: row[asked.text]!, label: row[asked.label]!, place: random() }))
  .sort((a, b) => a.place - b.place);
const half = Math.floor(rows.length / 2);
const labels = rows.map(({ label }) => label);
const MINUTE = 60_000;

/** Where each row stands, followed over moves and merges. */
interface Standing {
  readonly listening: Listening;
  readonly pains: (number | null)[];
  readonly threads: (number | null)[];
}

const before = grouped();
const snapshot = before.listening.snapshot();
const [plain, taught, second] = [0, 1, 2].map(() => again(before, snapshot)) as [
  Standing,
  Standing,
  Standing,
];
judge(taught);
judge(second);
enrich(second.listening);
const results = [plain, taught, second].map((standing) => {
  hearRows(standing, half, rows.length);
  const online = score(groupsOf(standing).slice(half), labels.slice(half));
  consolidate(standing, { ground: standing === second });
  const whole = score(groupsOf(standing), labels);
  return { online: { nmi: online.nmi, ari: online.ari }, night: { nmi: whole.nmi, ari: whole.ari } };
});
const ground = again(before, snapshot);
hearRows(ground, half, rows.length);
consolidate(ground, { ground: true });
const { ari, nmi } = score(groupsOf(ground), labels);
console.log(
  JSON.stringify({
    bench: 'pains-teaching',
    n: rows.length,
    quality: second.listening.quality(),
    plain: results[0],
    taught: results[1],
    fromTheGround: { nmi, ari },
    fromTheGroundWithSecondSignal: results[2]!.night,
  }),
);

function grouped(): Standing {
  const listening = createListening({ seed: 1, options: { reader: wholeReader } });
  const standing: Standing = { listening, pains: [], threads: [] };
  hearRows(standing, 0, half);
  consolidate(standing, { ground: false });
  return standing;
}

function again({ pains, threads }: Standing, bytes: Uint8Array): Standing {
  const listening = createListening({ seed: 1, options: { reader: wholeReader }, snapshot: bytes });
  return { listening, pains: [...pains], threads: [...threads] };
}

function hearRows({ listening, pains, threads }: Standing, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const voice = { id: String(i), text: rows[i]!.text, occurredAt: i * MINUTE, author: null };
    const [heard] = listening.hear([{ ...voice, language: 'und', rating: null }]).voices;
    pains[i] = heard!.points[0]!.pain;
    threads[i] = heard!.points[0]!.thread;
  }
}

function consolidate({ listening, pains, threads }: Standing, options: { ground: boolean }): void {
  const { moves } = listening.consolidate(pains.length * MINUTE, options);
  const moved = new Map(moves.map(({ thread, to }) => [thread, to]));
  threads.forEach((thread, i) => {
    const to = thread === null ? undefined : moved.get(thread);
    if (to !== undefined) pains[i] = to;
  });
}

/** Says of points, drawn at random, whether they belong to a pain: whether its commonest label is theirs. */
function judge({ listening, pains, threads }: Standing): void {
  const draw = seeded(7);
  for (let n = 0; n < Number(asked.judged); n++) {
    const i = Math.floor(draw() * half);
    // A point and the pain that is most like it beside its own, by turns.
    const [own, other] = listening.like(rows[i]!.text, 2).map(({ pain }) => pain);
    const pain = n % 2 === 0 ? own : other;
    if (pain === undefined) continue;
    const said = pains.flatMap((key, j) =>
      key !== null && j !== i && listening.resolve(key) === pain ? [labels[j]!] : [],
    );
    if (said.length === 0) continue;
    const belongs = commonest(said) === labels[i];
    listening.decide(
      { type: 'judge', text: rows[i]!.text, thread: threads[i]!, pain, belongs },
      half * MINUTE,
    );
  }
}

function commonest(list: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of list) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

function enrich(listening: Listening): void {
  const model = trainLearned(
    rows.slice(0, half).map(({ text }) => text),
    { seed: 1 },
  );
  if (!model) return;
  const encoder = learnedEncoder(model);
  const wanted = listening.wanting(encoder.id, 100_000);
  const vectors = encoder.encode(wanted.map(({ text }) => text));
  listening.enrich(
    encoder.id,
    wanted.map(({ key }, i) => ({ key, vector: vectors[i]! })),
  );
}

function groupsOf({ listening, pains }: Standing): (string | number)[] {
  return pains.map((pain, i) => (pain === null ? `row ${i}` : listening.resolve(pain)));
}
