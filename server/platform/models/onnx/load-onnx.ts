import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readSentenceTokenizer, type TextEncoder } from '@gongjian/engines/encoders';
import { mostBytes } from '../kinds.ts';
import { deny, got, type ModelOutcome, unreadable } from '../outcome.ts';
import { readBounded } from '../read-bounded.ts';
import { onnxEncoder } from './onnx-encoder.ts';
import { findRuntime, type OnnxRuntime, type OnnxSession } from './runtime.ts';

const FILE = 'onnx/model.onnx';
const REMEDY = 'onnxruntime-node is not installed; "npm install --ignore-scripts onnxruntime-node" adds it';

/** Opens an ONNX sentence encoder. @param runtime null where it is not installed */
export async function loadOnnx(
  folder: string,
  runtime?: OnnxRuntime | null,
): Promise<ModelOutcome<TextEncoder>> {
  const bytes = await readBounded(folder, 'tokenizer.json', mostBytes('onnx', 'tokenizer.json'));
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return deny('absent', `${folder} holds no tokenizer.json`);
  const tokenizer = readSentenceTokenizer(bytes.value);
  if (!tokenizer.ok) return unreadable(tokenizer);
  const file = join(folder, FILE);
  const found = await stat(file).catch(() => null);
  if (found === null) return deny('absent', `${folder} holds no ${FILE}`);
  if (found.size > mostBytes('onnx', FILE)) return deny('tooLarge', `${FILE} holds ${found.size} bytes`);
  const present = runtime === undefined ? await findRuntime() : runtime;
  if (present === null) return deny('notInstalled', REMEDY);
  const session = await open(present, file);
  if (session === null) return deny('unreadable', `${FILE} is not understood by onnxruntime-node`);
  const hash = createHash('sha256').update(bytes.value);
  await pipeline(createReadStream(file), hash, { end: false });
  const version = hash.digest('hex').slice(0, 32);
  const encoder = await onnxEncoder({ runtime: present, session, tokenizer: tokenizer.value, version });
  return encoder === null ? deny('unreadable', `${FILE} gives no vectors for tokens or texts`) : got(encoder);
}

const open = (runtime: OnnxRuntime, file: string): Promise<OnnxSession | null> =>
  runtime.InferenceSession.create(file).catch(() => null);
