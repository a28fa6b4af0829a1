import { expect, test } from 'vitest';
import { countTerms, learnedEncoder, lexicalEncoder, trainLearned } from './index.ts';
import { readModel2Vec } from './model2vec/model2vec.ts';
import { encoderContract } from './testing/contract.ts';
import { tinyModel } from './testing/tiny-model.ts';

const letter = (number: number) => String.fromCharCode(97 + number);
/** Two subjects of 150 made-up words each. */
const SUBJECTS = ['bo', 'mi'].map((start) =>
  Array.from({ length: 150 }, (_, i) => `${start}${letter(i % 26)}${letter(i / 26)}ka`),
);
const TEXTS = [
  ...Array.from({ length: 900 }, (_, i) =>
    Array.from({ length: 6 }, (_, k) => SUBJECTS[i % 2]![(i * 31 + k * 17 + i * k * 7) % 150]).join(' '),
  ),
  ...Array.from({ length: 9 }, () => 'refund slow 退款 deliver'),
];
const model = trainLearned(TEXTS, { dim: 16, seed: 1 })!;

encoderContract('lexical', () => lexicalEncoder());
encoderContract('lexical with frequencies', () => lexicalEncoder(countTerms(TEXTS)));
encoderContract('learned', () => learnedEncoder(model));
encoderContract('model2vec', () => {
  const read = readModel2Vec(tinyModel());
  if (!read.ok) throw new Error(read.detail);
  return read.value;
});

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('lexical: texts that share words are nearer than texts that share none', () => {
  const [a, b, c] = lexicalEncoder().encode(['refund is slow', 'the refund was slow', '快递太慢']);
  expect(dot(a!, b!)).toBeGreaterThan(dot(a!, c!) + 0.3);
});

test('lexical: counting in two parts is counting at once, and other frequencies are another space', () => {
  const parts = countTerms(TEXTS.slice(400), countTerms(TEXTS.slice(0, 400)));
  expect(parts).toEqual(countTerms(TEXTS));
  expect(lexicalEncoder(parts).id).not.toBe(lexicalEncoder().id);
  expect(() => lexicalEncoder({ texts: 1, wide: 0, frequency: new Uint32Array(3) })).toThrow(RangeError);
});

test('learned: survives storing, and knows too little or a broken model', () => {
  const [before] = learnedEncoder(model).encode([TEXTS[0]!]);
  expect(learnedEncoder(structuredClone(model)).encode([TEXTS[0]!])[0]).toEqual(before);
  expect(trainLearned(TEXTS.slice(0, 3), { seed: 1 })).toBeNull();
  expect(() => learnedEncoder({ ...model, dim: 5 })).toThrow(RangeError);
});
