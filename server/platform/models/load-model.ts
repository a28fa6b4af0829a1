import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readModel2Vec, type TextEncoder } from '@gongjian/engines/encoders';
import { type ModelKind, mostBytes } from './kinds.ts';
import { loadOnnx } from './onnx/load-onnx.ts';
import { deny, got, type ModelOutcome, unreadable } from './outcome.ts';
import { readBounded } from './read-bounded.ts';

/** The kind of a model folder by its files; null where it is none. */
export function kindOfFolder(folder: string): ModelKind | null {
  if (existsSync(join(folder, 'model.safetensors'))) return 'model2vec';
  return existsSync(join(folder, 'onnx/model.onnx')) ? 'onnx' : null;
}

/** Opens the encoder in a folder. */
export async function loadModel(folder: string): Promise<ModelOutcome<TextEncoder>> {
  const kind = kindOfFolder(folder);
  if (kind === null) return deny('absent', `${folder} holds neither model.safetensors nor onnx/model.onnx`);
  return kind === 'onnx' ? loadOnnx(folder) : loadModel2Vec(folder);
}

async function loadModel2Vec(folder: string): Promise<ModelOutcome<TextEncoder>> {
  const read = (name: string) => readBounded(folder, name, mostBytes('model2vec', name));
  const tokenizer = await read('tokenizer.json');
  if (!tokenizer.ok) return tokenizer;
  const config = await read('config.json');
  if (!config.ok) return config;
  const safetensors = await read('model.safetensors');
  if (!safetensors.ok) return safetensors;
  if (tokenizer.value === null) return deny('absent', `${folder} holds no tokenizer.json`);
  if (safetensors.value === null) return deny('absent', `${folder} holds no model.safetensors`);
  const encoder = readModel2Vec({
    tokenizer: tokenizer.value,
    safetensors: safetensors.value,
    ...(config.value === null ? {} : { config: config.value }),
  });
  return encoder.ok ? got(encoder.value) : unreadable(encoder);
}
