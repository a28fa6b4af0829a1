import type { Readable } from 'node:stream';

/** What a line may hold, in bytes: the engine's memory of a large workspace is one value of one row. */
export const LONGEST_LINE = 256 * 1_048_576;

const NEWLINE = 0x0a;

/** A line that is longer than any of ours. */
export class LineTooLong extends Error {}

/** The lines of a part, in batches of at least `batch` bytes, so that memory stays small. */
export async function* linesIn(stream: Readable, batch: number): AsyncGenerator<string[]> {
  let lines: string[] = [];
  let held = 0;
  let open: Buffer[] = [];
  let openBytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      open.push(chunk.subarray(from, end));
      const line = Buffer.concat(open).toString('utf8');
      lines.push(line);
      held += line.length;
      open = [];
      openBytes = 0;
      from = end + 1;
      if (held >= batch) {
        yield lines;
        lines = [];
        held = 0;
      }
    }
    open.push(chunk.subarray(from));
    openBytes += chunk.length - from;
    if (openBytes > LONGEST_LINE) throw new LineTooLong();
  }
  if (openBytes > 0) lines.push(Buffer.concat(open).toString('utf8'));
  if (lines.length > 0) yield lines;
}
