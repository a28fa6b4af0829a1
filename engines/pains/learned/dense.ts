/** Small dense algebra for the spectrum: a few ten to two hundred columns. */

/** Makes the columns of a row-packed matrix orthonormal, in place (Cholesky of the Gram matrix, twice). */
export function orthonormalise(matrix: Float32Array, rows: number, columns: number): void {
  for (let pass = 0; pass < 2; pass++) {
    const factor = cholesky(gram(matrix, rows, columns), columns);
    for (let row = 0; row < rows; row++) {
      const at = row * columns;
      for (let q = 0; q < columns; q++) {
        let sum = matrix[at + q]!;
        for (let k = 0; k < q; k++) sum -= matrix[at + k]! * factor[k * columns + q]!;
        matrix[at + q] = sum / factor[q * columns + q]!;
      }
    }
  }
}

function gram(matrix: Float32Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    for (let p = 0; p < columns; p++) {
      const own = matrix[at + p]!;
      for (let q = p; q < columns; q++) products[p * columns + q]! += own * matrix[at + q]!;
    }
  }
  return products;
}

/** Upper factor R with RᵀR equal to the matrix, in place; a vanishing pivot is held above zero. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  for (let p = 0; p < size; p++) {
    let square = matrix[p * size + p]!;
    for (let k = 0; k < p; k++) square -= matrix[k * size + p]! ** 2;
    const pivot = Math.sqrt(Math.max(square, 1e-12));
    matrix[p * size + p] = pivot;
    for (let q = p + 1; q < size; q++) {
      let sum = matrix[p * size + q]!;
      for (let k = 0; k < p; k++) sum -= matrix[k * size + p]! * matrix[k * size + q]!;
      matrix[p * size + q] = sum / pivot;
    }
  }
  return matrix;
}

const SWEEPS = 12;
const SMALL = 1e-9;

/** Eigenvalues and column eigenvectors of a symmetric matrix (cyclic Jacobi); the matrix is used up. */
export function eigenOf(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rest = 0;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = matrix[p * size + q]!;
        rest += off * off;
        if (Math.abs(off) >= SMALL) rotate(matrix, vectors, { size, p, q });
      }
    }
    if (rest < SMALL) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!), vectors };
}

function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  at: { size: number; p: number; q: number },
): void {
  const { size, p, q } = at;
  const turn = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * matrix[p * size + q]!);
  const tangent = (turn < 0 ? -1 : 1) / (Math.abs(turn) + Math.sqrt(turn * turn + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const mix = (values: Float64Array, a: number, b: number) => {
    const [x, y] = [values[a]!, values[b]!];
    values[a] = cosine * x - sine * y;
    values[b] = sine * x + cosine * y;
  };
  for (let k = 0; k < size; k++) mix(matrix, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) mix(matrix, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) mix(vectors, k * size + p, k * size + q);
}
