import { describe, expect, test } from 'vitest';
import { json, wordPiece } from '../testing/tiny-model.ts';
import { readTokenizer, type Tokenizer } from './tokenizer.ts';

function open(file: unknown): Tokenizer {
  const read = readTokenizer(file instanceof Uint8Array ? file : json(file));
  if (!read.ok) throw new Error(`${read.fault} ${read.at}: ${read.detail}`);
  return read.value;
}
const pieces = (file: unknown, text: string, limit = 100) => {
  const tokenizer = open(file);
  const names = new Map([...tokenizer.vocabulary].map(([piece, token]) => [token, piece]));
  return tokenizer.tokensOf(text, limit).map((token) => names.get(token) ?? token);
};

describe('WordPiece', () => {
  test('takes the longest pieces, Chinese characters one by one, accents off', () => {
    expect(pieces(wordPiece(), 'Slówly DELIVERY, 退款!')).toEqual([
      ...['slow', '##ly', 'deliver', '##y', '[UNK]', '退', '款', '!'],
    ]);
  });
  test('a word of which a part is unknown is unknown; the limit holds', () => {
    expect(pieces(wordPiece(), 'slowzz refund')).toEqual(['[UNK]', 'refund']);
    expect(pieces(wordPiece(), 'slow '.repeat(50), 3)).toEqual(['slow', 'slow', 'slow']);
  });
});

const unigram = {
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'Precompiled', precompiled_charsmap: '' },
      { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' },
    ],
  },
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
  model: {
    type: 'Unigram',
    unk_id: 0,
    vocab: [
      ...[
        ['<unk>', 0],
        ['▁', -3],
        ['▁re', -4],
        ['fund', -4],
        ['▁refund', -6],
        ['退款', -5],
        ['退', -4],
        ['款', -4],
      ],
      ...[
        ['<0xF0>', -9],
        ['<0x9F>', -9],
        ['<0x98>', -9],
        ['<0x80>', -9],
      ],
    ],
  },
};

describe('Unigram', () => {
  test('takes the likeliest cut, not the longest piece first', () => {
    expect(pieces(unigram, 'refund  退款')).toEqual(['▁refund', '▁', '退款']);
    const dear = structuredClone(unigram);
    dear.model.vocab[4] = ['▁refund', -9];
    expect(pieces(dear, 'ｒｅfund')).toEqual(['▁re', 'fund']);
  });
  test('a run of unknown characters is one token, or their bytes where the model has them', () => {
    expect(pieces(unigram, '退αβγ款')).toEqual(['▁', '退', '<unk>', '款']);
    const bytes = { ...unigram, model: { ...unigram.model, byte_fallback: true } };
    expect(pieces(bytes, '😀')).toEqual(['▁', '<0xF0>', '<0x9F>', '<0x98>', '<0x80>']);
  });
});

const vocab = Object.fromEntries(
  ['l', 'o', 'w', 'e', 'r', 'lo', 'low', 'er', 'Ġ', 'Ġlow'].map((p, i) => [p, i]),
);
const bpe = {
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false },
  model: { type: 'BPE', vocab, merges: ['l o', ['lo', 'w'], 'e r', ['Ġ', 'low']] },
};

test('BPE joins in the order of the merges, written as text or as pairs', () => {
  expect(pieces(bpe, 'lower low')).toEqual(['low', 'er', 'Ġlow']);
});

test.each([
  ['Whitespace', { type: 'Whitespace' }, 'a-b c', ['a', '-', 'b', 'c']],
  ['Punctuation', { type: 'Punctuation' }, 'a-b', ['a', '-', 'b']],
  ['Digits', { type: 'Digits', individual_digits: true }, 'a12', ['a', '1', '2']],
  ['Split', { type: 'Split', pattern: { String: '-' }, behavior: 'Removed' }, 'a-b', ['a', 'b']],
  ['Split next', { type: 'Split', pattern: { String: '-' }, behavior: 'MergedWithNext' }, 'a-b', ['a', '-b']],
  ['Metaspace first', { type: 'Metaspace', prepend_scheme: 'never' }, 'a b', ['a', '▁b']],
])('pre-tokeniser %s', (_, pre_tokenizer, text, wanted) => {
  const words = ['?', ...'abc12-'.split(''), '-b', '▁b'];
  const model = {
    type: 'WordLevel',
    unk_token: '?',
    vocab: Object.fromEntries(words.map((word, i) => [word, i])),
  };
  expect(pieces({ pre_tokenizer, model }, text)).toEqual(wanted);
});

test.each([
  ['no JSON', new TextEncoder().encode('{'), 'malformed'],
  ['a list', json([]), 'malformed'],
  ['no model', json({}), 'missing'],
  ['an unknown model', json({ model: { type: 'constructor' } }), 'unsupported'],
  ['an unknown normaliser', json({ model: bpe.model, normalizer: { type: 'toString' } }), 'unsupported'],
  ['an empty vocabulary', json({ model: { type: 'WordPiece', vocab: {} } }), 'missing'],
  ['a vocabulary of texts', json({ model: { type: 'WordPiece', vocab: { a: 'b' } } }), 'malformed'],
  ['a piece without score', json({ model: { type: 'Unigram', vocab: [['a']] } }), 'malformed'],
  ['a merge of three', json({ model: { type: 'BPE', vocab, merges: ['a b c'] } }), 'malformed'],
  [
    'a pattern that never ends',
    json({ model: bpe.model, pre_tokenizer: { type: 'Split', pattern: { Regex: '(a+)+$' } } }),
    'unsupported',
  ],
])('a tokenizer with %s is refused', (_, file, fault) => {
  expect(readTokenizer(file)).toMatchObject({ ok: false, fault });
});

test('a sequence without end is refused', () => {
  let normalizer: unknown = { type: 'NFC' };
  for (let i = 0; i < 500; i++) normalizer = { type: 'Sequence', normalizers: [normalizer] };
  expect(readTokenizer(json({ model: bpe.model, normalizer }))).toMatchObject({ fault: 'malformed' });
});
