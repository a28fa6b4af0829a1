import { extname } from 'node:path';
import iconv from 'iconv-lite';
import { type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { detectDelimiter } from './delimiter.ts';
import { detectEncoding } from './encoding.ts';
import type { Sample } from './sample.ts';
import type { FileShape } from './shape.ts';

export type Form = Omit<FileShape, 'columns'>;

/** Tells what a file is from its first bytes; its name only settles what the bytes leave open. */
export function detectForm(fileName: string, sample: Sample): Outcome<Form> {
  const { bytes, gzip } = sample;
  if (bytes.length === 0) return refuse('file.unreadable', 'The file is empty.');
  if (isZip(bytes)) return { ok: true, value: form('xlsx', gzip, 'utf-8') };
  if (isOldOffice(bytes)) {
    return refuse(
      'file.unreadable',
      'This is an old Excel file (.xls) or one with a password. Save it as .xlsx.',
    );
  }
  const encoding = detectEncoding(bytes);
  const text = iconv.decode(bytes, encoding);
  if (text.includes('\0')) return refuse('file.unreadable', 'The file holds no text.');
  const start = text.trimStart();
  if (start.startsWith('[')) return { ok: true, value: form('json', gzip, encoding) };
  if (start.startsWith('{')) return { ok: true, value: form(jsonFormat(start), gzip, encoding) };
  const extension = extname(fileName.replace(/\.gz$/i, '')).toLowerCase();
  const delimiter = extension === '.tsv' ? '\t' : detectDelimiter(text);
  const format = delimiter === '\t' ? 'tsv' : 'csv';
  return { ok: true, value: { ...form(format, gzip, encoding), delimiter } };
}

const form = (format: Form['format'], gzip: boolean, encoding: string): Form => ({
  format,
  gzip,
  encoding,
  delimiter: '',
});

/** JSON lines where the first line is an object by itself, else one JSON document. */
function jsonFormat(start: string): 'json' | 'jsonl' {
  const end = start.indexOf('\n');
  try {
    const first: unknown = JSON.parse(end === -1 ? start : start.slice(0, end));
    const single = end === -1 && typeof first === 'object' && first !== null && 'voices' in first;
    return single ? 'json' : 'jsonl';
  } catch {
    return 'json';
  }
}

const isZip = (bytes: Buffer): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

const isOldOffice = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32BE(0) === 0xd0cf11e0;
