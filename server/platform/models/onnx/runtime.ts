/** What is used of onnxruntime-node, which users install themselves: its install script downloads. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: unknown;
}

export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, OnnxTensor>): Promise<Record<string, OnnxTensor>>;
}

export interface OnnxRuntime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => OnnxTensor;
  readonly InferenceSession: { create(path: string): Promise<OnnxSession> };
}

/** Not known to the compiler, so that the package may be missing. */
const PACKAGE: string = 'onnxruntime-node';

/** The runtime, or null where it is not installed. */
export async function findRuntime(): Promise<OnnxRuntime | null> {
  try {
    const found = (await import(PACKAGE)) as Partial<OnnxRuntime> & { default?: OnnxRuntime };
    return found.InferenceSession ? (found as OnnxRuntime) : (found.default ?? null);
  } catch {
    return null;
  }
}
