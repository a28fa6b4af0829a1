import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../normalise.ts';
import { kindCases } from './cases/cases.ts';
import { kindOf, POINT_KINDS } from './kinds.ts';

describe('kindOf: what the text alone decides', () => {
  test.each(kindCases().filter(({ kind }) => kind === 'noise'))('noise: $text', ({ text }) =>
    expect(kindOf(normalise(text), { mood: 0 })).toBe('noise'),
  );
  const decided = kindCases().filter(({ kind }) => kind === 'question' || kind === 'wish');
  test('questions and wishes are told without any mood, nineteen times in twenty', () => {
    const right = decided.filter(({ text, kind }) => kindOf(normalise(text), { mood: 0 }) === kind);
    expect(right.length / decided.length).toBeGreaterThan(0.95);
  });
});

describe('kindOf: what the mood decides', () => {
  const told = 'the parcel came on tuesday in the morning';
  test.each([
    ['a bad mood complains', { mood: -0.5 }, 'complaint'],
    ['a good mood praises', { mood: 0.5 }, 'praise'],
    ['a neutral statement reaches a person', { mood: 0 }, 'complaint'],
    ['a neutral statement in a warm voice is warm', { mood: 0, around: 0.5 }, 'praise'],
  ] as const)('%s', (_, context, kind) => expect(kindOf(told, context)).toBe(kind));
  test('a question asked in anger is a complaint', () => {
    expect(kindOf('where is my parcel?', { mood: 0 })).toBe('question');
    expect(kindOf('where is my parcel?', { mood: -0.9 })).toBe('complaint');
    expect(kindOf('凭什么不给退?', { mood: 0 })).toBe('complaint');
  });
  test('good wishes to the company are praise', () =>
    expect(kindOf('希望越来越好', { mood: 0 })).toBe('praise'));
});

test('every text has exactly one kind', () => {
  const piece = fc.constantFrom(
    '退款',
    '吗',
    '?',
    '希望',
    'please add ',
    '好',
    '。',
    '111',
    '😡',
    '加微信',
    'http://a.b',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (pieces, mood) => {
        expect(POINT_KINDS).toContain(kindOf(normalise(pieces.join('')), { mood }));
      },
    ),
  );
});
test('white space and punctuation are noise', () => {
  for (const text of ['', ' ', '。。。', '!?']) expect(kindOf(normalise(text), { mood: 0 })).toBe('noise');
});
