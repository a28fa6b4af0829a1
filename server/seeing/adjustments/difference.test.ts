import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, piecesOf } from './difference.ts';

const text = fc
  .array(fc.constantFrom('到货', '慢', '退款', ' ', 'late ', '，', '😀', '前置仓'), { maxLength: 30 })
  .map((parts) => parts.join(''));

const read = (pieces: readonly { kind: string; text: string }[], without: string) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map((piece) => piece.text)
    .join('');

test('reading without the added pieces gives the old text, without the removed ones the new', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = piecesOf(before, after);
      expect(read(pieces, 'added')).toBe(before);
      expect(read(pieces, 'removed')).toBe(after);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      expect(read(piecesOf(before, after), 'added')).toBe(before);
      expect(read(piecesOf(before, after), 'removed')).toBe(after);
    }),
    { numRuns: 30 },
  );
});

test('equal texts differ nowhere', () => {
  fc.assert(
    fc.property(text, (same) => {
      expect(differenceOf({ pain: same }, { pain: same })).toEqual([]);
      expect(piecesOf(same, same).every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

test('a changed word is marked alone, and only changed fields are listed', () => {
  expect(differenceOf({ who: '收货人', pain: '到货要三天' }, { who: '收货人', pain: '到货要五天' })).toEqual([
    {
      field: 'pain',
      before: '到货要三天',
      after: '到货要五天',
      pieces: [
        { kind: 'same', text: '到货要' },
        { kind: 'removed', text: '三' },
        { kind: 'added', text: '五' },
        { kind: 'same', text: '天' },
      ],
    },
  ]);
});

test('texts without end are shown whole', () => {
  const pieces = piecesOf('甲'.repeat(2000), '乙'.repeat(2000));
  expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
