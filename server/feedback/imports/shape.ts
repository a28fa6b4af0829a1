import type { DayOrder } from './file-time.ts';

export const FILE_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What a file turned out to be. */
export interface FileShape {
  readonly format: FileFormat;
  /** Whether the bytes are gzipped around the format. */
  readonly gzip: boolean;
  /** Name for iconv-lite, such as `utf-8` or `gb18030`. */
  readonly encoding: string;
  /** Between cells of CSV and TSV; empty otherwise. */
  readonly delimiter: string;
  /** Column names in the order of the file; of JSON, the keys of the first rows. */
  readonly columns: readonly string[];
}

/** The first rows of a file as text, by column. */
export type PreviewRow = Record<string, string>;

/** Fields of a voice that a column can fill; columns without a field become attributes. */
export const MAPPED_FIELDS = [
  'text',
  'title',
  'occurredAt',
  'externalId',
  'channel',
  'rating',
  'author',
  'language',
  'conversation',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Which column fills which field, and which columns become attributes under which key. */
export interface Mapping {
  readonly fields: Readonly<Partial<Record<MappedField, string>>>;
  /** Column → attribute key. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly ratingMax?: number;
  /** Which number comes first in times such as `03-04-2020`. */
  readonly dayOrder?: DayOrder;
}
