/** The files of each kind of model folder, with the most bytes that are accepted of each. */
const MB = 1_000_000;

export interface ModelFile {
  readonly name: string;
  readonly most: number;
  readonly optional?: true;
}

const TOKENIZER: ModelFile = { name: 'tokenizer.json', most: 200 * MB };
const CONFIG: ModelFile = { name: 'config.json', most: MB, optional: true };

export const MODEL_KINDS = {
  model2vec: [TOKENIZER, CONFIG, { name: 'model.safetensors', most: 2_000 * MB }],
  onnx: [TOKENIZER, CONFIG, { name: 'onnx/model.onnx', most: 2_000 * MB }],
} as const satisfies Record<string, readonly ModelFile[]>;

export type ModelKind = keyof typeof MODEL_KINDS;

/** The limit of a file of a kind. */
export const mostBytes = (kind: ModelKind, name: string): number =>
  MODEL_KINDS[kind].find((file) => file.name === name)?.most ?? MB;
