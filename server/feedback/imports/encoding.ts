import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';

/** Longest UTF-8 or GB18030 character, of which a sample may hold a part. */
const LONGEST_CHARACTER = 4;

/** Encodings that a file of Chinese or Western text is likely in; anything else is taken for one of them. */
const LIKELY: Readonly<Record<string, string>> = {
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  GB18030: 'gb18030',
  GBK: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
};

/** The encoding of a sample of text, as iconv-lite names it: by its byte order mark, by its form, by its letters. */
export function detectEncoding(sample: Buffer): string {
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(sample, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(sample, [0xfe, 0xff])) return 'utf-16be';
  if (isCutUtf8(sample)) return 'utf-8';
  if (isGb18030(sample)) return 'gb18030';
  return LIKELY[chardet.detect(sample) ?? ''] ?? 'gb18030';
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

function isCutUtf8(sample: Buffer): boolean {
  for (let cut = 0; cut < LONGEST_CHARACTER; cut++) {
    if (isUtf8(sample.subarray(0, sample.length - cut))) return true;
  }
  return false;
}

/** Whether the bytes above 127 form GB18030 characters, most of them Chinese ones of its oldest part, GB 2312. */
function isGb18030(sample: Buffer): boolean {
  let common = 0;
  let all = 0;
  for (let i = 0; i < sample.length - LONGEST_CHARACTER; ) {
    const [lead, trail] = [sample[i]!, sample[i + 1]!];
    if (lead < 0x80) {
      i++;
      continue;
    }
    if (lead === 0x80 || lead === 0xff) return false;
    const four = trail >= 0x30 && trail <= 0x39;
    if (!four && (trail < 0x40 || trail === 0x7f || trail === 0xff)) return false;
    all++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++;
    if (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) common++;
    i += four ? 4 : 2;
  }
  return all > 0 && common / all > 0.8;
}
