import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TextEncoder } from '@gongjian/engines/encoders';
import { MODEL_KINDS, type ModelFile } from './kinds.ts';
import { kindOfFolder, loadModel } from './load-model.ts';
import { modelFolder, parseModelName } from './model-name.ts';
import { readRecord } from './model-record.ts';
import { deny, type ModelOutcome } from './outcome.ts';

/** Opens a model of the data folder, after comparing its files with what was downloaded. */
export async function checkModel(data: string, name: string): Promise<ModelOutcome<TextEncoder>> {
  if (parseModelName(name) === null)
    return deny('name', 'a model is named MODEL or OWNER/MODEL, in letters and digits');
  const folder = modelFolder(data, name);
  const kind = kindOfFolder(folder);
  if (kind === null)
    return deny('absent', `there is no model ${name}; "gongjian model pull ${name}" brings one`);
  const record = await readRecord(folder);
  const files: readonly ModelFile[] = MODEL_KINDS[kind];
  for (const file of files) {
    const known = record?.files[file.name];
    if (known === undefined) continue;
    const path = join(folder, file.name);
    if (!existsSync(path)) return deny('absent', `${file.name} is gone`);
    const sha256 = await sha256Of(path);
    if (sha256 !== known.sha256) return deny('checksum', `${file.name} has changed since it was downloaded`);
  }
  return loadModel(folder);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
