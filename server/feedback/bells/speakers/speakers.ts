import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { BellRow } from '../store.ts';

/** Somebody who said that it hurts, and whether they were told what came of it. */
export interface Speaker {
  readonly voiceId: string;
  /** Pseudonym; the source system knows who it is. */
  readonly authorKey: string | null;
  readonly source: string;
  readonly externalId: string;
  readonly channel: string | null;
  readonly conversation: string | null;
  readonly occurredAt: string;
  readonly text: string;
  readonly toldAt: string | null;
}

const MOST_SPEAKERS = 10_000;

type SpeakerRow = {
  id: string;
  author_key: string | null;
  source: string;
  external_id: string;
  channel: string | null;
  conversation: string | null;
  occurred_at: string | Date;
  text: string;
  told_at: string | Date | null;
};

/**
 * The voices of the bell's pain until the change went live (until now, before there is one) and the bell's own, newest
 * first, at most 10,000.
 */
export async function readSpeakers(queries: Queries, row: BellRow, now: Date): Promise<Speaker[]> {
  const { workspaceId, id } = row;
  const until = (row.changedAt ?? now).toISOString();
  const { rows } = await queries.execute<SpeakerRow>(sql`
    with speaking as (
      select voice_id from bell_voices where workspace_id = ${workspaceId} and bell_id = ${id}
      union
      select voice_id from points where workspace_id = ${workspaceId} and occurred_at <= ${until}::timestamptz
        and pain_id in (select id from pains where workspace_id = ${workspaceId} and resolved_id =
          (select resolved_id from pains where workspace_id = ${workspaceId} and id = ${row.painId})))
    select v.id, v.author_key, v.source, v.external_id, v.channel, v.conversation, v.occurred_at, v.text, t.at as told_at
    from voices v
    join speaking on speaking.voice_id = v.id
    left join bell_tellings t on t.workspace_id = v.workspace_id and t.bell_id = ${id} and t.voice_id = v.id
    where v.workspace_id = ${workspaceId}
    order by v.occurred_at desc, v.id limit ${MOST_SPEAKERS}`);
  return rows.map((found) => ({
    voiceId: found.id,
    authorKey: found.author_key,
    source: found.source,
    externalId: found.external_id,
    channel: found.channel,
    conversation: found.conversation,
    occurredAt: new Date(found.occurred_at).toISOString(),
    text: found.text,
    toldAt: found.told_at === null ? null : new Date(found.told_at).toISOString(),
  }));
}

const COLUMNS = [
  'authorKey',
  'channel',
  'source',
  'externalId',
  'conversation',
  'occurredAt',
  'text',
  'toldAt',
  'voiceId',
] as const;

/** A table for a spreadsheet (CSV, UTF-8 with BOM); what would be read as a formula is quoted with an apostrophe. */
export function speakersCsv(speakers: readonly Speaker[]): string {
  const cell = (value: string | null) => {
    const safe = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    COLUMNS.join(','),
    ...speakers.map((speaker) => COLUMNS.map((name) => cell(speaker[name])).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
