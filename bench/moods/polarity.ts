const WORDS: ReadonlyMap<string, number> = new Map([
  ...['yes', 'y', 'true', 'positive', 'pos', 'good', '好评', '正面', '积极', '推荐'].map(
    (word) => [word, 1] as const,
  ),
  ...['no', 'n', 'false', 'negative', 'neg', 'bad', '差评', '负面', '消极', '不推荐'].map(
    (word) => [word, -1] as const,
  ),
]);

/**
 * Polarities −1 … 1 of a column: words (yes, negative, 好评), 0/1, −1 … 1, or ratings whose top is 5, 10
 * or 100. Undefined where a cell is empty, unknown or the middle of its scale.
 */
export function polarities(cells: readonly string[]): (number | undefined)[] {
  const values = cells.map(
    (cell) => WORDS.get(cell.trim().toLowerCase()) ?? (cell.trim() === '' ? Number.NaN : Number(cell)),
  );
  const words = cells.some((cell) => WORDS.has(cell.trim().toLowerCase()));
  const known = values.filter((value) => !Number.isNaN(value));
  const top = known.reduce((a, b) => Math.max(a, b), 0);
  const low = known.reduce((a, b) => Math.min(a, b), top);
  const onScale = (value: number): number => {
    if (words || low < 0) return value;
    if (top <= 1) return value * 2 - 1;
    const most = [5, 10, 100].find((scale) => top <= scale) ?? top;
    const middle = (1 + most) / 2;
    const polarity = (value - middle) / (most - middle);
    return Math.abs(polarity) < 0.2 ? 0 : polarity;
  };
  return values.map((value) => {
    const polarity = onScale(value);
    return Number.isNaN(polarity) || polarity === 0 ? undefined : polarity;
  });
}
