import type { Downloaded } from './download.ts';
import { readBounded } from './read-bounded.ts';

/** Written beside a model's files: where they came from, and what they were. */
export const RECORD = 'gongjian-model.json';
const MOST_BYTES = 1_000_000;

export interface ModelRecord {
  readonly name: string;
  readonly from: string;
  readonly revision: string;
  readonly files: Readonly<Record<string, Downloaded>>;
}

/** The record of a folder; null for one that a person put there. */
export async function readRecord(folder: string): Promise<ModelRecord | null> {
  const bytes = await readBounded(folder, RECORD, MOST_BYTES);
  if (!bytes.ok || bytes.value === null) return null;
  try {
    const record = JSON.parse(new TextDecoder().decode(bytes.value)) as ModelRecord;
    return typeof record.files === 'object' && record.files !== null ? record : null;
  } catch {
    return null;
  }
}
