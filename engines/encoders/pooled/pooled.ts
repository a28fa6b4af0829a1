/** Sentence encoders whose network gives a vector per token: inputs, and the mean over the tokens that are real. */
import { toUnit } from '../encoder.ts';
import { isCount, isObject, readObject } from '../json.ts';
import { type Parsed, parsed } from '../outcome.ts';
import { readTokenizer } from '../tokenizer/tokenizer.ts';

/** Rows of token numbers, filled up to one width; `mask` is 1 where a token is real. */
export interface TokenBatch {
  readonly rows: number;
  readonly width: number;
  readonly tokens: BigInt64Array;
  readonly mask: BigInt64Array;
}

export interface SentenceTokenizer {
  batch(texts: readonly string[], limit: number): TokenBatch;
}

/** A tokenizer.json with the special tokens that its post-processor puts around a single text. */
export function readSentenceTokenizer(bytes: Uint8Array): Parsed<SentenceTokenizer> {
  const tokenizer = readTokenizer(bytes);
  if (!tokenizer.ok) return tokenizer;
  const file = readObject(bytes, 'tokenizer.json');
  if (!file.ok) return file;
  const { before, after } = surroundings(file.value.post_processor);
  return parsed({
    batch(texts, limit) {
      const room = Math.max(1, limit - before.length - after.length);
      const rows = texts.map((text) => [...before, ...tokenizer.value.tokensOf(text, room), ...after]);
      const width = Math.max(1, ...rows.map((row) => row.length));
      const tokens = new BigInt64Array(rows.length * width);
      const mask = new BigInt64Array(rows.length * width);
      rows.forEach((row, r) => {
        row.forEach((token, i) => {
          tokens[r * width + i] = BigInt(Math.max(0, token));
          mask[r * width + i] = 1n;
        });
      });
      return { rows: rows.length, width, tokens, mask };
    },
  });
}

/** `cls`/`sep` of BertProcessing and RobertaProcessing, or the template for a single text. */
function surroundings(value: unknown): { before: number[]; after: number[] } {
  if (!isObject(value)) return { before: [], after: [] };
  const pairToken = (pair: unknown) => (Array.isArray(pair) && isCount(pair[1]) ? [pair[1]] : []);
  if (value.cls !== undefined) return { before: pairToken(value.cls), after: pairToken(value.sep) };
  const before: number[] = [];
  const after: number[] = [];
  let side = before;
  for (const step of Array.isArray(value.single) ? (value.single as unknown[]) : []) {
    if (!isObject(step)) continue;
    if (step.Sequence !== undefined) side = after;
    const name = isObject(step.SpecialToken) ? step.SpecialToken.id : undefined;
    const tokens =
      isObject(value.special_tokens) && typeof name === 'string' ? value.special_tokens[name] : null;
    if (isObject(tokens) && Array.isArray(tokens.ids)) side.push(...tokens.ids.filter(isCount));
  }
  return { before, after };
}

/** Mean of each row's real tokens, of length one. @param states rows × width × dim, as the network gives them */
export function meanPool(states: Float32Array, batch: TokenBatch, dim: number): Float32Array[] {
  return Array.from({ length: batch.rows }, (_, row) => {
    const vector = new Float32Array(dim);
    for (let i = 0; i < batch.width; i++) {
      const at = row * batch.width + i;
      if (batch.mask[at] !== 1n) continue;
      for (let k = 0; k < dim; k++) vector[k]! += states[at * dim + k] ?? 0;
    }
    return toUnit(vector);
  });
}
