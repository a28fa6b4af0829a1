import { GRAM_SPACE } from './grams.ts';
import type { MoodModel } from './model.ts';

/** Written first; a changed layout or n-gram takes another one. */
const MAGIC = 0x676a6d32;
const HEADER = 4 * 4;

/** A model as bytes: header, trust, and the n-grams that it has seen (id, texts, weight). */
export function saveMood({ examples, documents, weights, trust }: MoodModel): Uint8Array {
  const ids = Uint32Array.from(documents.keys()).filter((id) => documents[id]! > 0);
  const bytes = new Uint8Array(HEADER + trust.length * 8 + ids.length * 12);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of [MAGIC, examples, trust.length, ids.length].entries()) view.setUint32(i * 4, word);
  for (const [i, value] of trust.entries()) view.setFloat64(HEADER + i * 8, value);
  let at = HEADER + trust.length * 8;
  for (const id of ids) {
    view.setUint32(at, id);
    view.setUint32(at + 4, documents[id]!);
    view.setFloat32(at + 8, weights[id]!);
    at += 12;
  }
  return bytes;
}

/** The model that `saveMood` wrote; undefined if the bytes are of another version or damaged. */
export function loadMood(bytes: Uint8Array): MoodModel | undefined {
  if (bytes.length < HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [magic, examples, trusts, grams] = [0, 4, 8, 12].map((at) => view.getUint32(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (magic !== MAGIC || bytes.length !== HEADER + trusts * 8 + grams * 12) return undefined;
  const trust = Float64Array.from({ length: trusts }, (_, i) => view.getFloat64(HEADER + i * 8));
  const documents = new Uint32Array(GRAM_SPACE);
  const weights = new Float32Array(GRAM_SPACE);
  for (let i = 0, at = HEADER + trusts * 8; i < grams; i++, at += 12) {
    const id = view.getUint32(at);
    if (id >= GRAM_SPACE) return undefined;
    documents[id] = view.getUint32(at + 4);
    weights[id] = view.getFloat32(at + 8);
  }
  return { examples, documents, weights, trust };
}
