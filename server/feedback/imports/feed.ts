import type { VoiceAnswer } from '../voices/index.ts';
import type { Row } from './row.ts';
import type { Converted } from './to-voice.ts';

/** Rows that are sent together, and that a paused or killed import may handle again. */
const BATCH = 1_000;

/** Stores voices and says what became of each, in order: the intake of this server, or the API of another. */
export type Take = (voices: readonly unknown[]) => Promise<readonly VoiceAnswer[]>;

/** A row that was not taken. */
export interface RowRejection {
  readonly row: number;
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  readonly at: string | null;
  readonly cells: Readonly<Record<string, string>>;
}

/** What became of some rows that follow each other. */
export interface FedBatch {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejections: readonly RowRejection[];
}

export interface Feed {
  readonly rows: AsyncIterable<Row>;
  readonly convert: (row: Row) => Converted;
  readonly take: Take;
  /** Rows that were handled before. */
  readonly skip: number;
}

/** Sends rows batch by batch and yields what became of each batch after it is stored. */
export async function* feedRows({ rows, convert, take, skip }: Feed): AsyncGenerator<FedBatch> {
  let batch: Row[] = [];
  for await (const row of rows) {
    if (row.number <= skip) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield await feedBatch(batch, convert, take);
    batch = [];
  }
  if (batch.length > 0) yield await feedBatch(batch, convert, take);
}

async function feedBatch(
  rows: readonly Row[],
  convert: (row: Row) => Converted,
  take: Take,
): Promise<FedBatch> {
  const converted = rows.map(convert);
  const voices = converted.filter((one) => one.ok).map((one) => one.voice);
  const answers = voices.length === 0 ? [] : await take(voices);
  const rejections: RowRejection[] = [];
  const counts = { accepted: 0, duplicate: 0 };
  let next = 0;
  rows.forEach((row, i) => {
    const one = converted[i]!;
    const answer = one.ok ? answers[next++]! : { status: 'rejected' as const, ...one };
    if (answer.status === 'rejected') {
      const { code, reason, at = null } = answer;
      rejections.push({ row: row.number, line: row.line, code, reason, at, cells: row.cells });
    } else counts[answer.status]++;
  });
  return { rows: rows.length, ...counts, rejections };
}
