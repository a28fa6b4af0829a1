/**
 * How well pains and propositions are matched, on the sample company, whose truth is written down: each of its
 * propositions names the topics it is about. Prints one JSON line for each way of matching: the share of true pairs
 * of large pains that are suggested (`recall`), the share of suggestions that are true (`precision`), and the
 * suggestions for propositions that nobody speaks of (`silent`).
 */
import { createListening, type HeardVoice } from '../engines/pains/index.ts';
import { addText, createLikeness, noWords, type PainWords } from '../server/loop/matching/likeness.ts';
import { SAMPLE_COMPANY } from '../server/sample/company.ts';
import { sampleVoices } from '../server/sample/voices.ts';

const UNTIL = new Date('2026-11-16T04:00:00Z');
/** A pain that a person would match: three voices a week for four weeks. */
const LARGE = 12;
const PER_PROPOSITION = 5;

const voices = sampleVoices({ seed: 1, until: UNTIL });
const listening = createListening({ seed: 1 });
/** The newest texts of a pain, as the server reads them. */
const NEWEST = 100;
const saidIn = new Map<number, string[]>();
const topicsOf = new Map<number, Map<string, number>>();
for (let i = 0; i < voices.length; i += 500) {
  const batch = voices.slice(i, i + 500);
  const { voices: heard } = listening.hear(
    batch.map(
      (voice): HeardVoice => ({
        id: voice.externalId,
        text: voice.text,
        occurredAt: Date.parse(voice.occurredAt),
        author: voice.author.key,
        language: /[\u3400-\u9fff]/.test(voice.text) ? 'zh' : 'en',
        rating: voice.rating === null ? null : (voice.rating - 3) / 2,
      }),
    ),
  );
  heard.forEach(({ points }, n) => {
    for (const { pain, start, end } of points) {
      if (pain === null) continue;
      saidIn.set(pain, [...(saidIn.get(pain) ?? []), batch[n]!.text.slice(start, end)]);
      const counts = topicsOf.get(pain) ?? new Map<string, number>();
      topicsOf.set(pain, counts);
      for (const topic of batch[n]!.truth.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
  });
}

const pains = listening
  .pains()
  .filter(({ nature, points }) => nature === 'pain' && points >= LARGE)
  .map(({ pain }) => ({ painId: String(pain), ...listening.describe(pain) }));
const topicOf = new Map(pains.map(({ painId }) => [painId, loudest(painId)]));

/** The topic that most of a pain's voices speak of, counted over the keys that were merged into it. */
function loudest(painId: string): string {
  const sum = new Map<string, number>();
  for (const [pain, counts] of topicsOf) {
    if (String(listening.resolve(pain)) !== painId) continue;
    for (const [topic, count] of counts) sum.set(topic, (sum.get(topic) ?? 0) + count);
  }
  return [...sum].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function wordsOf({ painId, title }: { painId: string; title: string }): PainWords {
  const said = noWords(painId);
  addText(said, title);
  for (const [pain, texts] of saidIn) {
    if (String(listening.resolve(pain)) === painId)
      for (const text of texts.slice(-NEWEST)) addText(said, text);
  }
  return said;
}

type Way = (text: string) => { painId: string; score: number; words: readonly string[] }[];
const large = new Set(topicOf.keys());
const server = createLikeness(pains.map(wordsOf));
const ways: Record<string, Way> = {
  server: (text) => server(text, PER_PROPOSITION),
};
for (const floor of [0.2, 0.3]) {
  ways[`engine ${floor}`] = (text) =>
    listening
      .like(text, 20)
      .map(({ pain, ...rest }) => ({ painId: String(pain), ...rest }))
      .filter(({ painId, score }) => large.has(painId) && score >= floor)
      .slice(0, PER_PROPOSITION);
}

for (const [name, way] of Object.entries(ways)) {
  let [suggested, right, silent] = [0, 0, 0];
  const found = new Set<string>();
  let reachable = 0;
  for (const { key, topics, words } of SAMPLE_COMPANY.propositions) {
    const about = [...topicOf].filter(([, topic]) => topics.includes(topic));
    reachable += Math.min(PER_PROPOSITION, about.length);
    const likes = way(`${words.title}。${words.pain}`);
    if (topics.length === 0) silent += likes.length;
    for (const { painId, score, words: reason } of likes) {
      suggested++;
      const isRight = topics.includes(topicOf.get(painId)!);
      if (isRight) right++;
      if (isRight) found.add(`${key} ${painId}`);
      if (process.argv.includes('--show'))
        console.error(
          name,
          isRight ? '+' : '-',
          score.toFixed(2),
          words.title,
          topicOf.get(painId),
          reason.join(' '),
        );
    }
  }
  const share = (a: number, b: number) => Number((b === 0 ? 0 : a / b).toFixed(3));
  console.log(
    JSON.stringify({
      bench: 'matching',
      way: name,
      pains: pains.length,
      suggested,
      precision: share(right, suggested),
      recall: share(found.size, reachable),
      silent,
    }),
  );
}
