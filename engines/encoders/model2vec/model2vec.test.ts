import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsFor, safetensors, tableFile, tinyModel, WORDS, wordPiece } from '../testing/tiny-model.ts';
import { readModel2Vec } from './model2vec.ts';
import { halfToNumber } from './numbers.ts';
import { readSafetensors } from './safetensors.ts';

const tokenizer = wordPiece();
const encode = (file: Uint8Array, text: string) => {
  const read = readModel2Vec({ tokenizer, safetensors: file });
  if (!read.ok) throw new Error(`${read.at}: ${read.detail}`);
  return [...read.value.encode([text])[0]!].map((value) => Math.round(value * 1e4) / 1e4);
};
const ROWS = WORDS.map((_, i) => (i === 2 ? [3, 0] : i === 3 ? [0, 4] : [100, 100]));

test('a text is the mean of its tokens; the unknown does not count', () => {
  expect(encode(tableFile(ROWS), 'refund slow zzz')).toEqual([0.6, 0.8]);
  expect(encode(tableFile(ROWS), 'zzz')).toEqual([0, 0]);
});

test('tokens weigh and share rows where the file says so; types beside F32 are read', () => {
  const half = Uint16Array.of(0x4200, 0, 0, 0x4400);
  const body = new Uint8Array(8 + 80 + 40);
  body.set(new Uint8Array(half.buffer), 0);
  body.set(new Uint8Array(BigInt64Array.from(WORDS, (_, i) => BigInt(i === 3 ? 1 : 0)).buffer), 8);
  body.set(new Uint8Array(Float32Array.from(WORDS, (_, i) => (i === 3 ? 0 : 2)).buffer), 88);
  const header = {
    embeddings: { dtype: 'F16', shape: [2, 2], data_offsets: [0, 8] },
    mapping: { dtype: 'I64', shape: [10], data_offsets: [8, 88] },
    weights: { dtype: 'F32', shape: [10], data_offsets: [88, 128] },
  };
  expect(encode(safetensors(header, body), 'refund slow')).toEqual([1, 0]);
});

test('halves as IEEE 754 has them', () => {
  const cases = [
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x7c00, Infinity],
    [0, 0],
  ];
  for (const [bits, value] of cases) expect(halfToNumber(bits!)).toBe(value);
  expect(halfToNumber(0x7e00)).toBeNaN();
});

const entry = (dtype: unknown, shape: unknown, data_offsets: unknown) => ({
  embeddings: { dtype, shape, data_offsets },
});
const FOUR = new Uint8Array(4);

describe('hostile files are outcomes', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'truncated'],
    ['seven bytes', new Uint8Array(7), 'truncated'],
    ['a header beyond the end', safetensors({}, FOUR, 4000n), 'truncated'],
    ['a header without end', safetensors({}, FOUR, 2n ** 64n - 1n), 'tooLarge'],
    ['a header that is no JSON', safetensors('{"a":', FOUR), 'malformed'],
    ['a header that is a list', safetensors([], FOUR), 'malformed'],
    ['an unknown type', safetensors(entry('F8', [1, 1], [0, 4]), FOUR), 'unsupported'],
    ['a type from the prototype', safetensors(entry('valueOf', [1, 1], [0, 4]), FOUR), 'unsupported'],
    ['a type that is not read', safetensors(entry('BOOL', [2, 2], [0, 4]), FOUR), 'unsupported'],
    ['a huge shape', safetensors(entry('F32', [2 ** 40, 2 ** 40], [0, 4]), FOUR), 'mismatch'],
    ['a negative shape', safetensors(entry('F32', [-1, -1], [0, 4]), FOUR), 'malformed'],
    ['a shape of texts', safetensors(entry('F32', ['1', '1'], [0, 4]), FOUR), 'malformed'],
    ['offsets beyond the end', safetensors(entry('F32', [2, 1], [0, 8]), FOUR), 'truncated'],
    ['offsets the wrong way round', safetensors(entry('F32', [1, 1], [4, 0]), FOUR), 'malformed'],
    ['one axis', safetensors(entry('F32', [1], [0, 4]), FOUR), 'mismatch'],
    ['no rows', safetensors(entry('F32', [0, 9], [0, 0]), FOUR), 'mismatch'],
    [
      'very wide rows',
      safetensors(entry('I8', [1, 70_000], [0, 70_000]), new Uint8Array(70_000)),
      'tooLarge',
    ],
    ['no table', safetensors({ __metadata__: {} }, FOUR), 'missing'],
  ])('%s', (_, file, fault) => {
    expect(readModel2Vec({ tokenizer, safetensors: file })).toMatchObject({ ok: false, fault });
  });

  test('bytes cut or changed anywhere never throw', () => {
    const good = tableFile(rowsFor(WORDS.length, 4));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const file = cut ? good.slice(0, at) : good.slice();
        if (!cut) file[at] = byte;
        const read = readModel2Vec({ tokenizer, safetensors: file });
        if (read.ok) expect(Math.hypot(...read.value.encode(['refund'])[0]!)).toBeLessThan(1.001);
        else expect(read.detail).not.toBe('');
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (file) => void readSafetensors(file)));
  });

  test('numbers without an end give zeros, rows that are not there are passed over', () => {
    expect(encode(tableFile(WORDS.map(() => [Number.NaN, Infinity])), 'refund')).toEqual([0, 0]);
    expect(encode(tableFile([[1, 1]]), 'refund')).toEqual([0, 0]);
  });

  test('a broken config.json is an outcome', () => {
    const files = { ...tinyModel(), config: new TextEncoder().encode('[') };
    expect(readModel2Vec(files)).toMatchObject({ fault: 'malformed', at: 'config.json' });
  });
});
