import { maskPersonalData } from '@gongjian/engines/text';
import type { PreviewRow } from './shape.ts';

/** Cells are kept to be shown, not to be read in full. */
const LONGEST_CELL = 2_000;

/** A row of a file as it may be kept in the database: without personal data and without what is no text. */
export function maskedCells(cells: Readonly<Record<string, string>>): PreviewRow {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => {
      const text = cell.slice(0, LONGEST_CELL).toWellFormed().replaceAll('\0', '\ufffd');
      return [column, maskPersonalData(text).text];
    }),
  );
}
