import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal } from './seal.ts';

const seal = createSeal('a'.repeat(32), 'channels');

test('what is sealed is opened again, and never reads the same twice', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [one, two] = [seal.seal(text), seal.seal(text)];
      expect(seal.open(one)).toBe(text);
      expect(one).not.toBe(two);
    }),
  );
});

test('another secret, another purpose and a changed text open nothing', () => {
  const sealed = seal.seal('https://robot.example/key');
  expect(createSeal('b'.repeat(32), 'channels').open(sealed)).toBeNull();
  expect(createSeal('a'.repeat(32), 'other').open(sealed)).toBeNull();
  for (const at of [3, 20, sealed.length - 1]) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull();
  }
  expect(seal.open('')).toBeNull();
  expect(seal.open('v1.AAAA')).toBeNull();
});
