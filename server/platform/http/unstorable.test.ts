import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnstorable } from './unstorable.ts';

test('names the place of the first text that cannot be stored', () => {
  expect(findUnstorable({ a: 'x', b: [{ c: 'a\u0000b' }] })).toBe('/b/0/c');
  expect(findUnstorable(['\ud800'])).toBe('/0');
  expect(findUnstorable({ 'k\u0000': 1 })).toBe('');
});

test('refuses control characters, but not tabs and line breaks', () => {
  for (const bad of ['\u0001', '\u0007', '\u000b', '\u001b[31m', '\u007f', '\u0085']) {
    expect(findUnstorable({ text: `a${bad}` })).toBe('/text');
  }
  expect(findUnstorable({ text: 'a\tb\r\nc' })).toBeNull();
});

test('lets every whole text pass, emoji included', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/[\u007f-\u009f]|\\u00[01]|\\u00[01]|\\[bf]|\\ud[89a-f]/i.test(text));
      expect(findUnstorable(value)).toBeNull();
    }),
  );
  expect(findUnstorable({ text: '👍🏽\u202e' })).toBeNull();
});
