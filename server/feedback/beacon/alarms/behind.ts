import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { readVoices, type VoiceView } from '../../voices/index.ts';
import type { Scope } from '../scope.ts';
import { scopeOfSubject } from './found.ts';
import type { AlarmRow } from './store.ts';

/** Voices that an alarm is shown with. */
const SAMPLE = 8;

export interface PainBrief {
  readonly id: string;
  readonly title: string;
}

/** The pain of an alarm as it stands today: where it was merged, its survivor. */
export async function painOf(queries: Queries, row: AlarmRow): Promise<PainBrief | null> {
  if (row.painId === null) return null;
  const { rows } = await queries.execute<{ id: string; title: string }>(sql`
    select r.id, r.title from pains q
    join pains r on r.workspace_id = q.workspace_id and r.id = q.resolved_id
    where q.workspace_id = ${row.workspaceId} and q.id = ${row.painId}`);
  return rows[0] ?? null;
}

/** Some of the voices behind an alarm, newest first; none for what counts no voices, and none for a drill. */
export async function voicesBehind(queries: Queries, row: AlarmRow, now: Date): Promise<VoiceView[]> {
  if (row.drillId !== null || row.seriesKind !== 'count') return [];
  const within = row.subject.type === 'pain' ? ofPain(row) : ofScope(row);
  if (within === null) return [];
  const until = row.fellAt ?? row.clearedAt ?? now;
  const since = row.firstVoiceAt ?? row.startedAt;
  const { rows } = await queries.execute<{ id: string }>(sql`
    select v.id from voices v
    where v.workspace_id = ${row.workspaceId} and v.occurred_at between ${since} and ${until} and ${within}
    order by v.occurred_at desc limit ${SAMPLE}`);
  return readVoices(
    queries,
    row.workspaceId,
    rows.map(({ id }) => id),
  );
}

const ofPain = ({ workspaceId, painId }: AlarmRow): SQL => sql`v.id in (
  select voice_id from points where workspace_id = ${workspaceId} and pain_id in (
    select part.id from pains part join pains q
      on q.workspace_id = part.workspace_id and q.resolved_id = part.resolved_id
    where q.workspace_id = ${workspaceId} and q.id = ${painId}))`;

/** Within the first cause, or else within what the series counts. */
function ofScope({ cause, subject }: AlarmRow): SQL | null {
  const scope = cause?.causes[0]?.scope ?? scopeOfSubject(subject);
  return scope && sql.join([sql`true`, ...Object.entries(scope).map(isOneOf)], sql` and `);
}

/** As facts of a voice are read: its own attributes, its author's, then channel, source and language. */
const isOneOf = ([name, values]: [string, Scope[string]]): SQL => sql`coalesce(v.attributes ->> ${name},
  v.author_attributes ->> ${name}, case ${name}::text when 'channel' then v.channel when 'source' then v.source
    when 'language' then v.language end) = any(${sql.param([...values])}::text[])`;
