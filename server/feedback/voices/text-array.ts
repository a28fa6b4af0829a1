const SPECIAL = /["\\]/;
const EACH_SPECIAL = /["\\]/g;

/** A PostgreSQL array literal of what `read` gives for each item; null stays NULL. */
export function textArray<T>(items: readonly T[], read: (item: T) => string | null): string {
  let literal = '{';
  for (let i = 0; i < items.length; i++) {
    const value = read(items[i]!);
    if (i > 0) literal += ',';
    if (value === null) literal += 'NULL';
    else literal += SPECIAL.test(value) ? `"${value.replace(EACH_SPECIAL, '\\$&')}"` : `"${value}"`;
  }
  return `${literal}}`;
}
