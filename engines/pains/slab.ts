/** Room for many short arrays in few large ones: an array of its own costs more than the numbers in it. */

const SIZE = 1 << 16;

/** Copies of what is put in, as views of shared memory; a slab is freed once none of its views lives. */
export class Slab {
  #numbers = new Uint32Array(SIZE);
  #fractions = new Float32Array(SIZE);
  #numbersUsed = 0;
  #fractionsUsed = 0;

  numbers(values: ArrayLike<number>): Uint32Array {
    if (this.#numbersUsed + values.length > this.#numbers.length) {
      this.#numbers = new Uint32Array(Math.max(SIZE, values.length));
      this.#numbersUsed = 0;
    }
    const view = this.#numbers.subarray(this.#numbersUsed, this.#numbersUsed + values.length);
    view.set(values);
    this.#numbersUsed += values.length;
    return view;
  }

  fractions(values: ArrayLike<number>): Float32Array {
    if (this.#fractionsUsed + values.length > this.#fractions.length) {
      this.#fractions = new Float32Array(Math.max(SIZE, values.length));
      this.#fractionsUsed = 0;
    }
    const view = this.#fractions.subarray(this.#fractionsUsed, this.#fractionsUsed + values.length);
    view.set(values);
    this.#fractionsUsed += values.length;
    return view;
  }
}
