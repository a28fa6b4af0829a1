const CANDIDATES = [',', '\t', ';', '|', '，'] as const;
const LINES = 40;

/** What stands between the cells: the candidate that cuts the first lines most evenly into the most cells. */
export function detectDelimiter(text: string): string {
  let best = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const counts = countPerLine(text, candidate);
    const header = counts[0] ?? 0;
    if (header === 0) continue;
    const even = counts.filter((count) => count === header).length / counts.length;
    const score = even * 10 + Math.min(header, 20) / 20;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** How often the delimiter stands outside quotes in each of the first records. */
function countPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let filled = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) {
      if (filled) counts.push(count);
      if (counts.length === LINES) return counts;
      count = 0;
      filled = false;
      continue;
    } else if (character === delimiter && !quoted) count++;
    filled ||= character !== '\r';
  }
  if (counts.length === 0 && filled) counts.push(count);
  return counts;
}
