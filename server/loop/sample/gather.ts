import { mergePains, renamePain } from '../../feedback/pains/index.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import { topicOf } from '../../sample/topics/index.ts';
import { type Casts, callOf, type Teller } from './teller.ts';
import type { Topics } from './topics.ts';

/** What is worth a person's merge: so many voices of the topic, and hardly anything else. */
const LEAST_VOICES = 8;
const LEAST_PURITY = 0.7;
const MOST_MERGES = 2;

/**
 * The service agents join what they know to be one pain, for the topics that the story is about, and name those that
 * a bell is rung on.
 * @returns the pain of each topic
 */
export async function gatherPains(
  teller: Teller,
  casts: Casts,
  topics: Topics,
): Promise<Map<string, string>> {
  const call = callOf(teller, casts.get('wang')!, teller.until);
  const pains = new Map<string, string>();
  const taken = new Set<string>();
  for (const topic of storyTopics()) {
    const [main, ...others] = (topics.get(topic) ?? []).filter(({ painId }) => !taken.has(painId));
    if (!main) continue;
    pains.set(topic, main.painId);
    taken.add(main.painId);
    const echoes = others.filter(({ ofTopic, purity }) => ofTopic >= LEAST_VOICES && purity >= LEAST_PURITY);
    for (const { painId } of echoes.slice(0, MOST_MERGES)) {
      teller.signal.throwIfAborted();
      taken.add(painId);
      // Refused where an earlier telling merged them already.
      await mergePains(teller.desk, call, { from: painId, into: main.painId });
    }
  }
  for (const { topic } of SAMPLE_COMPANY.bells) {
    const painId = pains.get(topic);
    if (painId) await namePain(teller, casts, { painId, title: topicOf(topic).title });
  }
  return pains;
}

async function namePain(
  teller: Teller,
  casts: Casts,
  { painId, title }: { painId: string; title: string },
): Promise<void> {
  const { database } = teller.services;
  const call = callOf(teller, casts.get('lin')!, teller.until);
  await database.transact((queries) => renamePain(queries, call, { id: painId, title, version: null }));
}

/** Topics of bells before those of propositions, blind spots and evidence, each once. */
function storyTopics(): Set<string> {
  const { bells, propositions, blindSpots, adjustments } = SAMPLE_COMPANY;
  return new Set([
    ...bells.map(({ topic }) => topic),
    ...blindSpots,
    ...propositions.flatMap(({ topics }) => topics),
    ...adjustments.flatMap(({ evidence }) => evidence.topics),
  ]);
}
