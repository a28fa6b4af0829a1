/** The mark by which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A line of CSV. Texts that a spreadsheet would compute (they begin with = + - @, tab or carriage return) get an
 * apostrophe in front; numbers stay numbers, lists and objects are JSON.
 */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
