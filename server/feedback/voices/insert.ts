import type pg from 'pg';
import type { PreparedVoice } from './prepare.ts';

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

function columnsOf(voices: readonly PreparedVoice[]): unknown[][] {
  return [
    voices.map((row) => row.id),
    voices.map((row) => row.text),
    voices.map((row) => row.voice.occurredAt.getTime()),
    voices.map((row) => row.voice.source),
    voices.map((row) => row.voice.externalId),
    voices.map((row) => row.voice.channel),
    voices.map((row) => row.language),
    voices.map((row) => row.authorKey),
    voices.map((row) => row.authorAttributes),
    voices.map((row) => row.attributes),
    voices.map((row) => row.voice.rating?.value ?? null),
    voices.map((row) => row.voice.rating?.max ?? null),
    voices.map((row) => row.voice.conversation),
    voices.map((row) => row.masked.join(',')),
  ];
}
