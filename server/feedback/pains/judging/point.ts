import { sql } from 'drizzle-orm';

/** A point as people judge it, and where it is. */
export interface PairPoint {
  readonly voiceId: string;
  readonly n: number;
  readonly text: string;
  readonly language: string;
  readonly channel: string | null;
  readonly occurredAt: Date;
  readonly thread: number | null;
  /** The living pain that it belongs to. */
  readonly pain: { readonly id: string; readonly title: string };
}

export type PointRow = {
  voiceId: string;
  n: number;
  seq: string | number;
  whole: string;
  start: number;
  end: number;
  language: string;
  channel: string | null;
  at: Date | string;
  thread: number | null;
  painId: string;
  title: string;
};

/** Columns and tables of a `PointRow`, to be narrowed: `o` the point, `v` its voice, `r` its living pain. */
export const POINT_COLUMNS = sql`o.voice_id as "voiceId", o.n, v.seq, v.text as whole, o.start, o."end", o.language, o.channel,
  o.occurred_at as at, o.thread, r.id as "painId", r.title
  from points o join voices v on v.workspace_id = o.workspace_id and v.id = o.voice_id
  join pains p on p.workspace_id = o.workspace_id and p.id = o.pain_id
  join pains r on r.workspace_id = p.workspace_id and r.id = p.resolved_id`;

export const pairPoint = ({ whole, start, end, at, painId, title, ...row }: PointRow): PairPoint => ({
  ...{ voiceId: row.voiceId, n: row.n, language: row.language, channel: row.channel, thread: row.thread },
  // Offsets are UTF-16 units, which the database does not count in.
  text: whole.slice(start, end),
  occurredAt: new Date(at),
  pain: { id: painId, title },
});
