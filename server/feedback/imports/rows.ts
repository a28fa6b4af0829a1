import { bytesOf, type OnBytes } from './bytes.ts';
import type { Form } from './format.ts';
import type { Row } from './row.ts';
import { delimitedRows } from './rows-delimited.ts';
import { jsonLineRows, jsonRows } from './rows-json.ts';
import { xlsxRows } from './rows-xlsx.ts';

/**
 * The rows of a file, one after the other, in constant memory for CSV, TSV and JSON lines.
 * @throws UnreadableFile where the file cannot be read on
 */
export function readRows(path: string, form: Form, onBytes: OnBytes = () => {}): AsyncGenerator<Row> {
  const bytes = bytesOf(path, form, onBytes);
  switch (form.format) {
    case 'csv':
    case 'tsv':
      return delimitedRows(bytes, form);
    case 'jsonl':
      return jsonLineRows(bytes, form);
    case 'json':
      return jsonRows(bytes, form);
    case 'xlsx':
      return xlsxRows(bytes);
  }
}
