const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** A line of bytes; `null` stands for one that was too long to keep. */
export type Line = Buffer | null;

/**
 * Cuts a stream of bytes into its lines, in groups as they arrive, without ever holding more than one chunk and one
 * line. Blank lines are skipped.
 * @param most longest line in bytes
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  const keep = (piece: Buffer) => {
    restBytes += piece.length;
    if (restBytes > most) rest = [];
    else if (piece.length > 0) rest.push(piece);
  };
  const finish = (lines: Line[]) => {
    if (restBytes > most) lines.push(null);
    else {
      const line = trimmed(rest.length === 1 ? rest[0]! : Buffer.concat(rest));
      if (line.length > 0) lines.push(line);
    }
    rest = [];
    restBytes = 0;
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      finish(lines);
      start = end + 1;
    }
    keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  const last: Line[] = [];
  finish(last);
  if (last.length > 0) yield last;
}

function trimmed(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && (line[end - 1] === CARRIAGE_RETURN || line[end - 1] === 32 || line[end - 1] === 9)) end--;
  return line.subarray(0, end);
}
