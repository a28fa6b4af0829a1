/** Why a row of a file is no voice, beside the reasons of voices themselves. */
export const ROW_PROBLEMS = {
  'row.ragged': 'The row has more or fewer cells than the header',
  'row.encoding': 'The row holds bytes that are no text in the encoding of the file',
  'row.shape': 'The row is not an object',
  'row.json': 'The line is not JSON',
  'row.long': 'The line is too long',
  'row.formula': 'The row holds a formula; formulas are never computed. Paste values instead',
} as const satisfies Record<string, string>;

export type RowProblem = keyof typeof ROW_PROBLEMS;

/** A row of a file as text, by column. */
export interface Row {
  /** From 1, the header not counted. */
  readonly number: number;
  /** Where it begins in the file (XLSX: the row of the sheet). */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly problem?: { readonly code: RowProblem; readonly at?: string };
}

/** A file that cannot be read on: it is cut, damaged, or unsafe. */
export class UnreadableFile extends Error {
  readonly code: 'file.unreadable' | 'file.unsafe';
  constructor(code: 'file.unreadable' | 'file.unsafe', message: string) {
    super(message);
    this.name = 'UnreadableFile';
    this.code = code;
  }
}
