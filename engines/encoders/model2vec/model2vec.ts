/** A Model2Vec model: a vector per token, a text is their mean (Tulkens and van Dongen 2024). */
import { type DirectEncoder, toUnit } from '../encoder.ts';
import { fingerprint } from '../fingerprint.ts';
import { readObject } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { readTokenizer, type Tokenizer } from '../tokenizer/tokenizer.ts';
import { floatsOf } from './numbers.ts';
import { readSafetensors, type Tensor } from './safetensors.ts';

/** The files of a model folder, as bytes. */
export interface Model2VecFiles {
  readonly tokenizer: Uint8Array;
  readonly safetensors: Uint8Array;
  /** config.json; may be missing. */
  readonly config?: Uint8Array;
}

interface Table {
  readonly dim: number;
  readonly rows: number;
  readonly vectors: Float32Array;
  /** Row of each token, where tokens share rows. */
  readonly mapping: Float32Array | null;
  /** Weight of each token. */
  readonly weights: Float32Array | null;
}

const FILE = 'model.safetensors';
/** As the reference implementation has it. */
const MOST_TOKENS = 512;
const MOST_DIM = 65_536;

/** Reads a model. Vectors always come out of length one, whatever the configuration says of normalising. */
export function readModel2Vec(files: Model2VecFiles): Parsed<DirectEncoder> {
  const tokenizer = readTokenizer(files.tokenizer);
  if (!tokenizer.ok) return tokenizer;
  const config = files.config === undefined ? parsed({}) : readObject(files.config, 'config.json');
  if (!config.ok) return config;
  const tensors = readSafetensors(files.safetensors);
  if (!tensors.ok) return tensors;
  const table = readTable(tensors.value);
  if (!table.ok) return table;
  const { dim } = table.value;
  const id = `model2vec-1/${dim}/${fingerprint(files.tokenizer)}-${fingerprint(files.safetensors)}`;
  const { value: tokens } = tokenizer;
  return parsed({ id, dim, encode: (texts) => texts.map((text) => meanOf(table.value, tokens, text)) });
}

function readTable(tensors: ReadonlyMap<string, Tensor>): Parsed<Table> {
  const embeddings = tensors.get('embeddings') ?? tensors.get('embedding.weight');
  if (embeddings === undefined) return faulty('missing', FILE, 'it holds no tensor named embeddings');
  const [rows, dim, ...more] = embeddings.shape;
  if (!rows || !dim || more.length > 0) return faulty('mismatch', FILE, 'embeddings is no table of two axes');
  if (dim > MOST_DIM) return faulty('tooLarge', FILE, `its vectors have ${dim} numbers`);
  const vectors = floatsOf(embeddings, `${FILE}: embeddings`);
  if (!vectors.ok) return vectors;
  const mapping = optional(tensors, 'mapping');
  if (!mapping.ok) return mapping;
  const weights = optional(tensors, 'weights');
  if (!weights.ok) return weights;
  return parsed({ dim, rows, vectors: vectors.value, mapping: mapping.value, weights: weights.value });
}

function optional(tensors: ReadonlyMap<string, Tensor>, name: string): Parsed<Float32Array | null> {
  const tensor = tensors.get(name);
  return tensor === undefined ? parsed(null) : floatsOf(tensor, `${FILE}: ${name}`);
}

/** The weighed mean of the tokens' rows; tokens that the table does not hold are passed over. */
function meanOf(table: Table, tokenizer: Tokenizer, text: string): Float32Array {
  const { dim, rows, vectors, mapping, weights } = table;
  const vector = new Float32Array(dim);
  for (const token of tokenizer.tokensOf(text, MOST_TOKENS)) {
    if (token === tokenizer.unknown) continue;
    const row = mapping === null ? token : mapping[token];
    if (row === undefined || !(row >= 0 && row < rows)) continue;
    const weight = weights === null ? 1 : (weights[token] ?? 1);
    const from = row * dim;
    for (let i = 0; i < dim; i++) vector[i]! += weight * vectors[from + i]!;
  }
  return toUnit(vector);
}
