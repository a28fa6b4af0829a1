/** The leading eigenvectors of a sparse symmetric matrix, by randomised subspace iteration (Halko et al. 2011). */
import type { SymmetricMatrix } from './cooccurrence.ts';
import { eigenOf, orthonormalise } from './dense.ts';

const ROUNDS = 3;

/** One row of `dimensions` numbers per row of the matrix: U · max(0, Λ)^½. Deterministic for a seed. */
export function spectrum(
  matrix: SymmetricMatrix,
  options: { dimensions: number; seed: number },
): Float32Array {
  const { dimensions } = options;
  let basis = randomBasis(matrix.size * dimensions, options.seed);
  for (let round = 0; round < ROUNDS; round++) {
    basis = times(matrix, basis, dimensions);
    orthonormalise(basis, matrix.size, dimensions);
  }
  const image = times(matrix, basis, dimensions);
  const small = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < matrix.size; row++) {
    const at = row * dimensions;
    for (let p = 0; p < dimensions; p++) {
      const own = basis[at + p]!;
      for (let q = 0; q < dimensions; q++) small[p * dimensions + q]! += own * image[at + q]!;
    }
  }
  const { values, vectors } = eigenOf(symmetric(small, dimensions), dimensions);
  const scale = values.map((value) => Math.sqrt(Math.max(0, value)));
  const rows = new Float32Array(matrix.size * dimensions);
  for (let row = 0; row < matrix.size; row++) {
    const at = row * dimensions;
    for (let q = 0; q < dimensions; q++) {
      let sum = 0;
      for (let p = 0; p < dimensions; p++) sum += basis[at + p]! * vectors[p * dimensions + q]!;
      rows[at + q] = sum * scale[q]!;
    }
  }
  return rows;
}

function times(matrix: SymmetricMatrix, basis: Float32Array, dimensions: number): Float32Array {
  const { size, start, column, value } = matrix;
  const image = new Float32Array(size * dimensions);
  for (let row = 0; row < size; row++) {
    const to = row * dimensions;
    for (let entry = start[row]!; entry < start[row + 1]!; entry++) {
      const from = column[entry]! * dimensions;
      const weight = value[entry]!;
      for (let q = 0; q < dimensions; q++) image[to + q]! += weight * basis[from + q]!;
    }
  }
  return image;
}

function randomBasis(length: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

function symmetric(matrix: Float64Array, size: number): Float64Array {
  const even = new Float64Array(size * size);
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) even[p * size + q] = (matrix[p * size + q]! + matrix[q * size + p]!) / 2;
  }
  return even;
}
