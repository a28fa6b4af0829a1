import { type Dirent, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_KINDS, type ModelKind } from './kinds.ts';
import { kindOfFolder } from './load-model.ts';
import { modelFolder, modelsFolder, parseModelName } from './model-name.ts';

export interface ListedModel {
  readonly name: string;
  readonly kind: ModelKind;
  readonly bytes: number;
}

/** The models in the data folder, by name. */
export async function listModels(data: string): Promise<ListedModel[]> {
  const owners = await foldersIn(modelsFolder(data));
  const names: string[] = [];
  for (const owner of owners) {
    names.push(owner);
    for (const model of await foldersIn(join(modelsFolder(data), owner))) names.push(`${owner}/${model}`);
  }
  const listed: ListedModel[] = [];
  for (const name of names.filter((one) => parseModelName(one) !== null).sort()) {
    const folder = modelFolder(data, name);
    const kind = kindOfFolder(folder);
    if (kind !== null) listed.push({ name, kind, bytes: await sizeOf(folder, kind) });
  }
  return listed;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function sizeOf(folder: string, kind: ModelKind): Promise<number> {
  const sizes = MODEL_KINDS[kind].map(({ name }) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
