import { describe, expect, it } from 'vitest';
import { eigenOf } from './dense.ts';
import { dot, encodeTerms, trainEncoder } from './encoder.ts';

describe('the learned encoder', () => {
  /** Two subjects of 150 words each; a text takes six words of one of them. */
  const texts = Array.from({ length: 1200 }, (_, i) =>
    Array.from({ length: 6 }, (_, k) => (i % 2) * 1000 + ((i * 31 + k * 17 + i * k * 7) % 150)),
  );

  it('brings texts of one subject together that share no word', () => {
    const encoder = trainEncoder(texts, { dimensions: 8, seed: 1 })!;
    const [a, b, other] = [
      [1, 2, 3, 4],
      [91, 92, 93, 94],
      [1001, 1002, 1003],
    ].map((text) => encodeTerms(encoder, text));
    expect(dot(a!, a!)).toBeCloseTo(1, 4);
    expect(dot(a!, b!)).toBeGreaterThan(dot(a!, other!) + 0.3);
  });

  it('is the same for the same seed, and knows when there is too little to learn from', () => {
    const vector = () => encodeTerms(trainEncoder(texts, { dimensions: 8, seed: 3 })!, [5, 6]);
    expect(vector()).toEqual(vector());
    expect(trainEncoder(texts.slice(0, 5), { dimensions: 8, seed: 1 })).toBeNull();
  });

  it('has eigenvectors that the matrix only stretches', () => {
    const matrix = [4, 1, 0, 1, 3, 1, 0, 1, 2];
    const { values, vectors } = eigenOf(Float64Array.from(matrix), 3);
    for (let column = 0; column < 3; column++) {
      const own = [0, 1, 2].map((row) => vectors[row * 3 + column]!);
      for (let row = 0; row < 3; row++) {
        const image = [0, 1, 2].reduce((sum, k) => sum + matrix[row * 3 + k]! * own[k]!, 0);
        expect(image).toBeCloseTo(values[column]! * own[row]!, 8);
      }
    }
  });
});
