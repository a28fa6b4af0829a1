/** What every encoder keeps to, whatever is behind it. Rules E1–E9 of docs/engines/encoders.md. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEncoder } from '../encoder.ts';

const KNOWN = ['refund slow', '退款 slow!', 'slowly deliver', 'refund'];
const near = (a: Float32Array, b: Float32Array) =>
  a.forEach((value, i) => {
    expect(value).toBeCloseTo(b[i]!, 5);
  });

export function encoderContract(name: string, make: () => TextEncoder | Promise<TextEncoder>): void {
  describe(`${name} keeps the encoder contract`, () => {
    test('E1 the same texts give the same vectors, from a second encoder too', async () => {
      const [one, two] = [await make(), await make()];
      expect(await one.encode(KNOWN)).toEqual(await one.encode(KNOWN));
      expect(await two.encode(KNOWN)).toEqual(await one.encode(KNOWN));
      expect(two.id).toBe(one.id);
    });
    test('E2 E3 every text gives a vector of `dim` numbers, of length one or zeros', async () => {
      const encoder = await make();
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async (texts) => {
          const vectors = await encoder.encode([...texts, ...KNOWN]);
          expect(vectors).toHaveLength(texts.length + KNOWN.length);
          for (const vector of vectors) {
            expect(vector).toBeInstanceOf(Float32Array);
            expect(vector).toHaveLength(encoder.dim);
            const length = Math.hypot(...vector);
            if (length !== 0) expect(length).toBeCloseTo(1, 4);
          }
        }),
        { numRuns: 30 },
      );
    });
    test('E4 no text gives no vector, an empty text one of zeros', async () => {
      const encoder = await make();
      expect(await encoder.encode([])).toEqual([]);
      const [empty, blank] = await encoder.encode(['', ' \n']);
      expect(empty).toEqual(new Float32Array(encoder.dim));
      expect(blank).toHaveLength(encoder.dim);
    });
    test('E5 a very long text and broken characters are read', async () => {
      const encoder = await make();
      const vectors = await encoder.encode([
        'refund slow '.repeat(50_000),
        '款'.repeat(300_000),
        '\ud800 refund',
      ]);
      expect(vectors.every((vector) => vector.every(Number.isFinite))).toBe(true);
    });
    test('E6 E7 a batch is its texts one by one, in order', async () => {
      const encoder = await make();
      const batch = await encoder.encode(KNOWN);
      for (const [i, text] of KNOWN.entries()) near((await encoder.encode([text]))[0]!, batch[i]!);
      const back = await encoder.encode(KNOWN.toReversed());
      for (const [i, vector] of back.toReversed().entries()) near(vector, batch[i]!);
    });
    test('E8 what goes in is left as it was, what comes out is the caller’s', async () => {
      const encoder = await make();
      const texts = Object.freeze([...KNOWN]);
      const first = await encoder.encode(texts);
      const copy = first.map((vector) => vector.slice());
      for (const vector of first) vector.fill(7);
      expect(await encoder.encode(texts)).toEqual(copy);
      expect(texts).toEqual(KNOWN);
    });
    test('E9 the id can be stored and names the space', async () => {
      const { id, dim } = await make();
      expect(id).toMatch(/^[\w.:/-]{3,200}$/);
      expect(JSON.parse(JSON.stringify({ id, dim }))).toEqual({ id, dim });
    });
  });
}
