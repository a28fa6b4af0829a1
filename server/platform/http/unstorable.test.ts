import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnstorable } from './unstorable.ts';

test('names the place of the first text that cannot be stored', () => {
  expect(findUnstorable({ a: 'x', b: [{ c: 'a\u0000b' }] })).toBe('/b/0/c');
  expect(findUnstorable(['\ud800'])).toBe('/0');
  expect(findUnstorable({ 'k\u0000': 1 })).toBe('');
});

test('lets every whole text pass, emoji and control characters included', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text));
      expect(findUnstorable(value)).toBeNull();
    }),
  );
  expect(findUnstorable({ text: '👍🏽\u0001\u202e' })).toBeNull();
});
