import { expect, test } from 'vitest';
import { json, WORDS } from '../testing/tiny-model.ts';
import { meanPool, readSentenceTokenizer } from './pooled.ts';

const base = {
  pre_tokenizer: { type: 'WhitespaceSplit' },
  model: { type: 'WordPiece', vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])) },
};
const single = [{ SpecialToken: { id: 'S' } }, { Sequence: { id: 'A' } }, { SpecialToken: { id: 'E' } }];
const template = {
  type: 'TemplateProcessing',
  single,
  special_tokens: { S: { ids: [101] }, E: { ids: [102] } },
};

test.each([
  ['a template', template],
  ['BERT', { type: 'BertProcessing', cls: ['[CLS]', 101], sep: ['[SEP]', 102] }],
])('special tokens stand around each text, by %s; short rows are filled up', (_, post_processor) => {
  const read = readSentenceTokenizer(json({ ...base, post_processor }));
  if (!read.ok) throw new Error(read.detail);
  const batch = read.value.batch(['refund slow', 'slow', ''], 16);
  expect([...batch.tokens].map(Number)).toEqual([101, 2, 3, 102, 101, 3, 102, 0, 101, 102, 0, 0]);
  expect([...batch.mask].map(Number)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0]);
  expect(read.value.batch(['slow '.repeat(99)], 5).width).toBe(5);
});

test('the mean is over real tokens alone', () => {
  const batch = { rows: 1, width: 3, tokens: new BigInt64Array(3), mask: BigInt64Array.of(1n, 1n, 0n) };
  const [vector] = meanPool(Float32Array.of(3, 0, 3, 8, 99, 99), batch, 2);
  expect([...vector!].map((value) => Math.round(value * 10) / 10)).toEqual([0.6, 0.8]);
});
