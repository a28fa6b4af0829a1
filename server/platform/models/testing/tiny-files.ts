/** The files of a Model2Vec model of three tokens. */
export function tinyFiles(): Record<string, Buffer> {
  const tokenizer = {
    pre_tokenizer: { type: 'WhitespaceSplit' },
    model: { type: 'WordPiece', vocab: { '[UNK]': 0, refund: 1, slow: 2 } },
  };
  const numbers = Buffer.from(Float32Array.of(9, 9, 3, 0, 0, 4).buffer);
  const header = Buffer.from(
    JSON.stringify({ embeddings: { dtype: 'F32', shape: [3, 2], data_offsets: [0, numbers.length] } }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return {
    'tokenizer.json': Buffer.from(JSON.stringify(tokenizer)),
    'model.safetensors': Buffer.concat([length, header, numbers]),
  };
}
