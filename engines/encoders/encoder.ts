/** The encoder port: texts in, vectors of one length out. What is alike in meaning points the same way. */
export interface TextEncoder {
  /**
   * Names the space of the vectors: encoders with the same id give the same vectors. Vectors of different ids
   * must not be compared. Letters, digits and `._:/-` only.
   */
  readonly id: string;
  /** Numbers in each vector. */
  readonly dim: number;
  /** One vector per text, in order, of length one; zeros where a text says nothing that the encoder knows. */
  encode(texts: readonly string[]): Float32Array[] | Promise<Float32Array[]>;
}

/** An encoder that answers at once. */
export interface DirectEncoder extends TextEncoder {
  encode(texts: readonly string[]): Float32Array[];
}

/** Scales a vector to length one in place; one without a usable length becomes zeros. */
export function toUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += vector[i]! * vector[i]!;
  if (!(square > 0 && Number.isFinite(square))) return vector.fill(0);
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}
