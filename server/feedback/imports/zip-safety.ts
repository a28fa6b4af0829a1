import { Unzip, UnzipInflate } from 'fflate';
import { UnreadableFile } from './row.ts';

const MOST_ENTRIES = 2_000;
const MOST_BYTES = 512 * 1_048_576;
/** A sheet of text shrinks to a tenth; what shrinks to a thousandth was made to burst. */
const MOST_RATIO = 300;
const RATIO_FROM = 16 * 1_048_576;
const PIECE = 65_536;

/** Parts of a workbook that are wanted as text, by their names. */
export type WantedPart = (name: string) => boolean;

/**
 * Unzips piece by piece and counts, so that a zip bomb is refused after the limit and not after the memory. Names
 * inside the zip are only compared, never used as paths.
 * @returns the wanted parts
 * @throws UnreadableFile where the zip is damaged or larger than any honest table
 */
export function inspectZip(zip: Buffer, wanted: WantedPart): Map<string, string> {
  const parts = new Map<string, string>();
  const most = Math.min(MOST_BYTES, Math.max(RATIO_FROM, zip.length * MOST_RATIO));
  // fflate hands what is thrown in its callbacks on as damage, so the reason is kept aside.
  let refused: UnreadableFile | null = null;
  const refuse = (code: UnreadableFile['code'], message: string) => {
    refused ??= new UnreadableFile(code, message);
    throw refused;
  };
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((file) => {
    if (++entries > MOST_ENTRIES) refuse('file.unsafe', 'The file holds too many parts.');
    const kept: Uint8Array[] = [];
    file.ondata = (error, data, final) => {
      if (error) refuse('file.unreadable', `The file is damaged: ${error.message}`);
      total += data.length;
      if (total > most) refuse('file.unsafe', 'The file unzips to far more than its size.');
      if (wanted(file.name)) kept.push(data);
      if (final && wanted(file.name)) parts.set(file.name, Buffer.concat(kept).toString('utf8'));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < zip.length; at += PIECE) {
      unzip.push(zip.subarray(at, at + PIECE), at + PIECE >= zip.length);
    }
  } catch (error) {
    throw (
      refused ?? new UnreadableFile('file.unreadable', `The file is damaged: ${(error as Error).message}`)
    );
  }
  return parts;
}
