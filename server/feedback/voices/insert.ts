import type pg from 'pg';
import type { PreparedVoice } from './prepare.ts';
import { textArray } from './text-array.ts';

/** What one commit did in a workspace. */
export interface Inserted {
  /** For each voice, by its place, the id of the voice stored earlier under the same identity. */
  readonly known: ReadonlyMap<number, string>;
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** Takes the workspace's sequence until the transaction ends, so that writers of all servers queue up here. */
const LOCK = `insert into voice_sequences as s (workspace_id) values ($1)
  on conflict (workspace_id) do update set last = s.last returning last`;

const INSERT = `with input as materialized (
    select * from unnest($3::uuid[], $4::text[], $5::float8[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::text[], $11::text[], $12::text[], $13::float8[], $14::float8[], $15::text[], $16::text[])
      with ordinality as t (id, body, at_ms, source, external_id, channel, language, author_key, author_attributes,
        attributes, rating, rating_max, conversation, masked, n)
  ), known as (
    select input.n, v.id from input join voices v
      on v.workspace_id = $1 and v.source = input.source and v.external_id = input.external_id
  ), fresh as (
    select input.*, row_number() over (order by input.n) as place
    from input where not exists (select from known where known.n = input.n)
  ), stored as (
    insert into voices (workspace_id, id, seq, text, occurred_at, received_at, source, external_id, channel, language,
      author_key, author_attributes, attributes, rating, rating_max, conversation, masked)
    select $1, id, $2::bigint + place, body, to_timestamp(at_ms / 1000), $17, source, external_id, channel, language,
      author_key, author_attributes::jsonb, attributes::jsonb, rating, rating_max, conversation,
      string_to_array(masked, ',')
    from fresh order by place
  ), moved as (
    update voice_sequences set last = $2::bigint + (select count(*) from fresh) where workspace_id = $1
  ) select n::int - 1 as place, id from known`;

/**
 * Stores voices of one workspace inside the caller's transaction, numbered without gaps in the order given.
 * @param voices of different identities
 */
export async function insertVoices(
  client: pg.ClientBase,
  workspaceId: string,
  batch: { voices: readonly PreparedVoice[]; receivedAt: Date },
): Promise<Inserted> {
  const locked = await client.query<{ last: string }>({
    name: 'voices-lock',
    text: LOCK,
    values: [workspaceId],
  });
  const base = Number(locked.rows[0]!.last);
  const answer = await client.query<{ place: number; id: string }>({
    name: 'voices-insert',
    text: INSERT,
    values: [workspaceId, base, ...columnsOf(batch.voices), batch.receivedAt],
  });
  const known = new Map(answer.rows.map((row) => [row.place, row.id]));
  return { known, fromSeq: base + 1, toSeq: base + batch.voices.length - known.size };
}

/** Columns as array literals, which costs a third of what node-postgres takes to write them. */
function columnsOf(voices: readonly PreparedVoice[]): string[] {
  const column = (read: (voice: PreparedVoice) => string | null) => textArray(voices, read);
  return [
    column((row) => row.id),
    column((row) => row.text),
    column((row) => String(row.voice.occurredAt.getTime())),
    column((row) => row.voice.source),
    column((row) => row.voice.externalId),
    column((row) => row.voice.channel),
    column((row) => row.language),
    column((row) => row.authorKey),
    column((row) => row.authorAttributes),
    column((row) => row.attributes),
    column((row) => (row.voice.rating === null ? null : String(row.voice.rating.value))),
    column((row) => (row.voice.rating === null ? null : String(row.voice.rating.max))),
    column((row) => row.voice.conversation),
    column((row) => row.masked.join(',')),
  ];
}
