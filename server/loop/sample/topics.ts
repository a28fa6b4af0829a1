import { sql } from 'drizzle-orm';
import type { SampleVoice } from '../../sample/voice.ts';
import type { Teller } from './teller.ts';

/** A pain with how many of a topic's voices it holds. */
interface Holding {
  readonly painId: string;
  readonly ofTopic: number;
  /** Share of the topic among the voices of the pain. */
  readonly purity: number;
}

/** The pains that the voices of each topic came to, the one that stands for it first. */
export type Topics = ReadonlyMap<string, readonly Holding[]>;

/** Reads where the voices went. Voices that say two things do not tell which of their points is which: left out. */
export async function readTopics(
  { services, workspaceId }: Pick<Teller, 'services' | 'workspaceId'>,
  voices: readonly SampleVoice[],
): Promise<Topics> {
  const topicOf = new Map<string, string>();
  for (const { source, externalId, truth } of voices) {
    if (truth.topics.length === 1) topicOf.set(`${source} ${externalId}`, truth.topics[0]!);
  }
  const { rows } = await services.database.queries.execute<{ name: string; pain: string }>(sql`
    select v.source || ' ' || v.external_id as name, q.resolved_id as pain
    from voices v
    join points p on p.workspace_id = v.workspace_id and p.voice_id = v.id
    join pains q on q.workspace_id = p.workspace_id and q.id = p.pain_id
    where v.workspace_id = ${workspaceId}`);
  return tally(rows.map(({ name, pain }) => ({ topic: topicOf.get(name), pain })));
}

/** Counts points by topic and pain; those of no topic only thin a pain out. */
export function tally(points: readonly { topic: string | undefined; pain: string }[]): Topics {
  const sizes = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (const { topic, pain } of points) {
    sizes.set(pain, (sizes.get(pain) ?? 0) + 1);
    if (topic === undefined) continue;
    const ofTopic = counts.get(topic) ?? new Map<string, number>();
    counts.set(topic, ofTopic.set(pain, (ofTopic.get(pain) ?? 0) + 1));
  }
  const holdings = (ofTopic: ReadonlyMap<string, number>): Holding[] =>
    [...ofTopic]
      .map(([painId, count]) => ({ painId, ofTopic: count, purity: count / sizes.get(painId)! }))
      .sort((a, b) => b.ofTopic * b.purity - a.ofTopic * a.purity || (a.painId < b.painId ? -1 : 1));
  return new Map([...counts].map(([topic, ofTopic]) => [topic, holdings(ofTopic)]));
}
