/**
 * Where a value holds text that PostgreSQL cannot store or nobody can read: NUL and other control characters (but tab
 * and line breaks), or half of a surrogate pair.
 * @returns a JSON pointer, or null where all is well
 */
export function findUnstorable(value: unknown, at = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : at;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return at;
    const found = findUnstorable(part, `${at}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const isStorable = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed();
