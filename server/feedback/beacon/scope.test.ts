import fc from 'fast-check';
import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import {
  describeScope,
  type Facts,
  factsOfVoice,
  isWithin,
  matchesScope,
  overlap,
  type Scope,
  ScopeShape,
} from './scope.ts';

const NAMES = ['product', 'region', 'channel'];
const VALUES = ['a', 'b', 'c'];
const scopes = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 }),
  { maxKeys: 3 },
);
const facts = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES), { maxKeys: 3 });

test('every attribute must match, by any of its values; the empty scope is everything', () => {
  const scope = { product: ['roam', 'card'], region: ['east'] };
  expect(matchesScope(scope, { product: 'card', region: 'east', age: '30' })).toBe(true);
  expect(matchesScope(scope, { product: 'card', region: 'west' })).toBe(false);
  expect(matchesScope(scope, { product: 'card' })).toBe(false);
  expect(matchesScope({}, {})).toBe(true);
  expect(matchesScope({ toString: ['x'] }, {})).toBe(false);
});

test('a scope within another matches no more than it', () => {
  fc.assert(
    fc.property(scopes, scopes, facts, (inner: Scope, outer: Scope, known: Facts) => {
      if (isWithin(inner, outer) && matchesScope(inner, known)) expect(matchesScope(outer, known)).toBe(true);
      if (matchesScope(inner, known) && matchesScope(outer, known)) expect(overlap(inner, outer)).toBe(true);
    }),
  );
});

test('the same scope reads the same in whatever order it was written', () => {
  fc.assert(
    fc.property(scopes, (scope: Scope) => {
      const turned = Object.fromEntries(
        Object.entries(scope)
          .reverse()
          .map(([name, values]) => [name, [...values].reverse()]),
      );
      expect(describeScope(turned)).toBe(describeScope(scope));
    }),
  );
  expect(describeScope({})).toBe('*');
});

test('a voice speaks by its own attributes first; numbers become text', () => {
  expect(
    factsOfVoice({
      channel: null,
      source: 'app',
      language: 'zh',
      authorAttributes: { plan: 'gold', region: 'east' },
      attributes: { region: 'west', amount: 12 },
    }),
  ).toEqual({ source: 'app', language: 'zh', plan: 'gold', region: 'west', amount: '12' });
});

test('the shape is bounded', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `v${n}`);
  const keys = (count: number) => Object.fromEntries(many(count).map((name) => [name, ['x']]));
  expect(Check(ScopeShape, {})).toBe(true);
  expect(Check(ScopeShape, { product: many(50) })).toBe(true);
  expect(Check(ScopeShape, { product: many(51) })).toBe(false);
  expect(Check(ScopeShape, { product: [] })).toBe(false);
  expect(Check(ScopeShape, { product: ['x'.repeat(201)] })).toBe(false);
  expect(Check(ScopeShape, keys(8))).toBe(true);
  expect(Check(ScopeShape, keys(9))).toBe(false);
});
