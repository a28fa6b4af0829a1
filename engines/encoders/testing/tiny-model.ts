/** Models of a few tokens, as bytes, for tests. */

const utf8 = new TextEncoder();

export const json = (value: unknown): Uint8Array => utf8.encode(JSON.stringify(value));

/** A safetensors file around a header and a body; the header may lie. */
export function safetensors(header: unknown, body: Uint8Array, length?: bigint): Uint8Array {
  const head = typeof header === 'string' ? utf8.encode(header) : json(header);
  const file = new Uint8Array(8 + head.length + body.length);
  new DataView(file.buffer).setBigUint64(0, length ?? BigInt(head.length), true);
  file.set(head, 8);
  file.set(body, 8 + head.length);
  return file;
}

/** One F32 table named embeddings. */
export function tableFile(rows: readonly (readonly number[])[]): Uint8Array {
  const body = new Uint8Array(Float32Array.from(rows.flat()).buffer);
  const shape = [rows.length, rows[0]!.length];
  return safetensors({ embeddings: { dtype: 'F32', shape, data_offsets: [0, body.length] } }, body);
}

export const WORDS = ['[PAD]', '[UNK]', 'refund', 'slow', '退', '款', '##ly', 'deliver', '##y', '!'] as const;

/** WordPiece as BERT has it. */
export const wordPiece = (): Uint8Array =>
  json({
    normalizer: { type: 'BertNormalizer', lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])),
    },
  });

/** Rows that differ from each other; row 0 and 1 are for padding and the unknown. */
export const rowsFor = (count: number, dim: number): number[][] =>
  Array.from({ length: count }, (_, row) =>
    Array.from({ length: dim }, (_, k) => Math.sin(1 + row * 7 + k * 3)),
  );

export const tinyModel = (dim = 4) => ({
  tokenizer: wordPiece(),
  safetensors: tableFile(rowsFor(WORDS.length, dim)),
});
