import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { detectForm } from './format.ts';
import { guessMapping } from './guess.ts';
import { UnreadableFile } from './row.ts';
import { readRows } from './rows.ts';
import { readSample } from './sample.ts';
import type { FileShape, Mapping, PreviewRow } from './shape.ts';

/** Rows that the guess is made from. */
const LOOKED_AT = 200;

/** What a file holds, as far as its first rows tell. */
export interface Look {
  readonly shape: FileShape;
  readonly rows: readonly PreviewRow[];
  readonly mapping: Mapping;
}

/** Looks at the beginning of a file: format, encoding, columns, a guess what they mean. Stores nothing. */
export async function lookAtFile(path: string, fileName: string): Promise<Outcome<Look>> {
  const form = detectForm(fileName, await readSample(path));
  if (!form.ok) return form;
  const rows: PreviewRow[] = [];
  const columns = new Set<string>();
  try {
    for await (const row of readRows(path, form.value)) {
      for (const column of Object.keys(row.cells)) columns.add(column);
      rows.push(row.cells);
      if (rows.length === LOOKED_AT) break;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.code, error.message, 'file');
    throw error;
  }
  if (rows.length === 0) return refuse('file.unreadable', 'The file holds no rows below its header.', 'file');
  const shape = { ...form.value, columns: [...columns] };
  return done({ shape, rows, mapping: guessMapping(shape.columns, rows) });
}
