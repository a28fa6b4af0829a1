/** What may be wrong with the files of a model. */
export const MODEL_FAULTS = [
  'truncated',
  'malformed',
  'unsupported',
  'missing',
  'mismatch',
  'tooLarge',
] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];

/** A file that cannot be used: which part of it, and why. */
export interface ModelProblem {
  readonly ok: false;
  readonly fault: ModelFault;
  /** The file or the part of it, such as `tokenizer.json: normalizer`. */
  readonly at: string;
  readonly detail: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | ModelProblem;

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const faulty = (fault: ModelFault, at: string, detail: string): ModelProblem => ({
  ok: false,
  fault,
  at,
  detail,
});
