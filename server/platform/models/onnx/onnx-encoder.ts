import {
  meanPool,
  type SentenceTokenizer,
  type TextEncoder,
  type TokenBatch,
  toUnit,
} from '@gongjian/engines/encoders';
import type { OnnxRuntime, OnnxSession } from './runtime.ts';

const MOST_TOKENS = 256;
const BATCH = 32;

interface Parts {
  readonly runtime: OnnxRuntime;
  readonly session: OnnxSession;
  readonly tokenizer: SentenceTokenizer;
  /** Tells this model from others. */
  readonly version: string;
}

/** A network that gives a vector per token (mean-pooled) or per text; null where it gives neither. */
export async function onnxEncoder(parts: Parts): Promise<TextEncoder | null> {
  const probe = await vectorsOf(parts, ['a']).catch(() => null);
  const dim = probe?.[0]?.length ?? 0;
  if (dim === 0) return null;
  return {
    id: `onnx-1/${dim}/${parts.version}`,
    dim,
    async encode(texts) {
      const vectors = texts.map(() => new Float32Array(dim));
      const said = texts.flatMap((text, i) => (text.trim() === '' ? [] : [i]));
      for (let from = 0; from < said.length; from += BATCH) {
        const some = said.slice(from, from + BATCH);
        const found = await vectorsOf(
          parts,
          some.map((i) => texts[i]!),
        );
        some.forEach((i, k) => {
          vectors[i]!.set(found![k]!);
        });
      }
      return vectors;
    },
  };
}

async function vectorsOf(parts: Parts, texts: readonly string[]): Promise<Float32Array[] | null> {
  const { session, tokenizer } = parts;
  const batch = tokenizer.batch(texts, MOST_TOKENS);
  const output = await session.run(feedsOf(parts, batch));
  const name = ['sentence_embedding', 'last_hidden_state', ...session.outputNames].find((one) => output[one]);
  const { dims, data } = output[name ?? ''] ?? { dims: [], data: null };
  if (!(data instanceof Float32Array)) return null;
  const dim = dims.at(-1) ?? 0;
  if (dims.length === 3) return meanPool(data, batch, dim);
  if (dims.length !== 2) return null;
  return texts.map((_, row) => toUnit(data.slice(row * dim, (row + 1) * dim)));
}

function feedsOf({ runtime, session }: Parts, { rows, width, tokens, mask }: TokenBatch) {
  const values: Readonly<Record<string, BigInt64Array>> = { input_ids: tokens, attention_mask: mask };
  return Object.fromEntries(
    session.inputNames.map((name) => [
      name,
      new runtime.Tensor('int64', values[name] ?? new BigInt64Array(rows * width), [rows, width]),
    ]),
  );
}
