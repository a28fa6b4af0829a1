/**
 * Where a value holds text that PostgreSQL cannot store: NUL, or half of a surrogate pair.
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

const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
