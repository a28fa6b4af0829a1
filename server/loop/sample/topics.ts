import { sql } from 'drizzle-orm';
import type { SampleVoice } from '../../sample/voice.ts';
import type { Teller } from './teller.ts';

/** The pain that most voices of each topic came to; topics whose voices came to none are missing. */
export async function painsOfTopics(
  { services, workspaceId }: Teller,
  voices: readonly SampleVoice[],
): Promise<Map<string, string>> {
  const topics = new Map<string, string>();
  for (const { source, externalId, truth } of voices) {
    // A voice that says two things does not tell which of its points is which.
    if (truth.topics.length === 1) topics.set(`${source} ${externalId}`, truth.topics[0]!);
  }
  const { rows } = await services.database.queries.execute<{ name: string; pain: string }>(sql`
    select v.source || ' ' || v.external_id as name, q.resolved_id as pain
    from voices v
    join points p on p.workspace_id = v.workspace_id and p.voice_id = v.id
    join pains q on q.workspace_id = p.workspace_id and q.id = p.pain_id
    where v.workspace_id = ${workspaceId}`);
  const counts = new Map<string, Map<string, number>>();
  for (const { name, pain } of rows) {
    const topic = topics.get(name);
    if (topic === undefined) continue;
    const ofTopic = counts.get(topic) ?? new Map<string, number>();
    ofTopic.set(pain, (ofTopic.get(pain) ?? 0) + 1);
    counts.set(topic, ofTopic);
  }
  return new Map([...counts].map(([topic, ofTopic]) => [topic, most(ofTopic)]));
}

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
