import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Downloaded, download } from './download.ts';
import { MODEL_KINDS, type ModelFile, type ModelKind } from './kinds.ts';
import { loadModel } from './load-model.ts';
import { modelFolder, modelsFolder, parseModelName } from './model-name.ts';
import { type ModelRecord, RECORD } from './model-record.ts';
import { deny, got, type ModelOutcome, type ModelRefusal } from './outcome.ts';

export interface Pull {
  readonly data: string;
  readonly name: string;
  /** The hub, such as `https://huggingface.co`. */
  readonly from: string;
  readonly revision: string;
  readonly kind: ModelKind;
  /** SHA-256 in hexadecimal that files must have, by name. */
  readonly sha256: Readonly<Record<string, string>>;
  readonly replace: boolean;
  readonly progress: (file: string, done: number, total: number | null) => void;
  readonly signal?: AbortSignal;
}

const REVISION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Where a download is until it is whole; no model's name begins with a point. */
const temporaryFor = (name: string): string => `.pulling-${name.replace('/', '--')}-`;
const ASIDE = '.before';

/**
 * Brings the files of a model into the data folder: into a temporary folder first, which takes its place once every
 * checksum holds and the model opens. A pull that broke off leaves nothing; the next one begins anew.
 */
export async function pullModel(pull: Pull): Promise<ModelOutcome<ModelRecord>> {
  const problem = problemOf(pull);
  if (problem !== null) return problem;
  await mkdir(modelsFolder(pull.data), { recursive: true });
  await clearUp(pull);
  const temporary = await mkdtemp(join(modelsFolder(pull.data), temporaryFor(pull.name)));
  try {
    const files = await bringFiles(pull, temporary);
    if (!files.ok) return files;
    const { name, from, revision } = pull;
    const record = { name, from, revision, files: files.value };
    await writeFile(join(temporary, RECORD), JSON.stringify(record, null, 2));
    const opened = await loadModel(temporary);
    if (!opened.ok && opened.trouble !== 'notInstalled') return opened;
    await takePlace(temporary, modelFolder(pull.data, name));
    return got(record);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function problemOf({ data, name, from, revision, kind, sha256, replace }: Pull): ModelRefusal | null {
  if (parseModelName(name) === null)
    return deny('name', 'a model is named MODEL or OWNER/MODEL, in letters and digits');
  if (!REVISION.test(revision) || revision.includes('..'))
    return deny('name', 'the revision is no plain name');
  if (!URL.canParse(from) || !/^https?:$/.test(new URL(from).protocol)) {
    return deny('address', 'the hub is no http or https address');
  }
  const files: readonly ModelFile[] = MODEL_KINDS[kind];
  for (const [file, hash] of Object.entries(sha256)) {
    if (!files.some((one) => one.name === file))
      return deny('checksum', `${file} is no file of a ${kind} model`);
    if (!/^[0-9a-f]{64}$/i.test(hash))
      return deny('checksum', `the SHA-256 of ${file} has no 64 hexadecimal digits`);
  }
  if (!replace && existsSync(modelFolder(data, name))) {
    return deny('exists', `${name} is here already; --replace brings it anew`);
  }
  return null;
}

async function bringFiles(pull: Pull, folder: string): Promise<ModelOutcome<Record<string, Downloaded>>> {
  const base = `${pull.from.replace(/\/+$/, '')}/${pull.name}/resolve/${pull.revision}`;
  const brought: Record<string, Downloaded> = {};
  const files: readonly ModelFile[] = MODEL_KINDS[pull.kind];
  for (const { name, most, optional } of files) {
    const file = await download({
      url: `${base}/${name}`,
      file: join(folder, name),
      most,
      progress: (done, total) => pull.progress(name, done, total),
      signal: pull.signal,
    });
    const wanted = pull.sha256[name]?.toLowerCase();
    if (!file.ok) {
      if (file.trouble === 'notFound' && optional && wanted === undefined) continue;
      return file;
    }
    if (wanted !== undefined && wanted !== file.value.sha256) {
      return deny('checksum', `${name} has SHA-256 ${file.value.sha256}, not ${wanted}; nothing was kept`);
    }
    brought[name] = file.value;
  }
  return got(brought);
}

/** Puts a whole folder where the model belongs; what was there steps aside until it is done. */
async function takePlace(folder: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const aside = `${folder}${ASIDE}`;
  const before = existsSync(place);
  if (before) await rename(place, aside);
  try {
    await rename(folder, place);
  } catch (error) {
    if (before) await rename(aside, place);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Takes away what a killed pull left; a model that it had set aside goes back where it was. */
async function clearUp({ data, name }: Pull): Promise<void> {
  const folder = modelsFolder(data);
  const left = (await readdir(folder)).filter((entry) => entry.startsWith(temporaryFor(name)));
  for (const entry of left) {
    const place = modelFolder(data, name);
    if (entry.endsWith(ASIDE) && !existsSync(place)) await rename(join(folder, entry), place);
    else await rm(join(folder, entry), { recursive: true, force: true });
  }
}
