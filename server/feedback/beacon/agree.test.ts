import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, match } from '../../../client/controls/compile.ts';
import { type Facts, matchesScope, type Scope } from './scope.ts';

// What a dry run says a scope would have touched is what an enforcement point will touch: both matchers, one table.

const atPoint = (scope: Scope, facts: Facts): boolean => {
  const control = {
    id: 'c',
    number: 1,
    scope,
    action: { type: 'hold-refund' as const },
    expiresAt: new Date(1_000).toISOString(),
    drill: false,
  };
  return match(compile([control]), facts, () => 0).length === 1;
};

const CASES: [string, Scope, Facts, boolean][] = [
  ['everything', {}, {}, true],
  ['everything, with facts', {}, { product: 'roam' }, true],
  ['one attribute', { product: ['roam'] }, { product: 'roam' }, true],
  ['another value', { product: ['roam'] }, { product: 'card' }, false],
  ['nothing known', { product: ['roam'] }, {}, false],
  ['an empty fact', { product: ['roam'] }, { product: '' }, false],
  ['any of the values', { product: ['roam', 'card'] }, { product: 'card' }, true],
  [
    'all of the attributes',
    { product: ['roam'], region: ['east'] },
    { product: 'roam', region: 'east' },
    true,
  ],
  ['all but one', { product: ['roam'], region: ['east'] }, { product: 'roam', region: 'west' }, false],
  ['all but one that is unknown', { product: ['roam'], region: ['east'] }, { product: 'roam' }, false],
  ['case counts', { product: ['Roam'] }, { product: 'roam' }, false],
  ['blanks count', { product: ['roam '] }, { product: 'roam' }, false],
  ['numbers as text', { amount: ['12'] }, { amount: '12' }, true],
  ['numbers spelt otherwise', { amount: ['12.0'] }, { amount: '12' }, false],
  ['Chinese', { 商品: ['海外漫游'] }, { 商品: '海外漫游' }, true],
  ['composed and decomposed letters differ', { city: ['Zürich'] }, { city: 'Zu\u0308rich' }, false],
  ['names of every object', { constructor: ['x'] }, {}, false],
  ['names of every object, as facts', { toString: ['x'] }, { toString: 'x' }, true],
  ['the same value twice', { product: ['a', 'a'] }, { product: 'a' }, true],
];

describe('server and point agree', () => {
  test.each(CASES)('on %s', (_, scope, facts, expected) => {
    expect(matchesScope(scope, facts)).toBe(expected);
    expect(atPoint(scope, facts)).toBe(expected);
  });

  test('on any scope and any facts', () => {
    const names = fc.constantFrom('product', 'region', 'valueOf', 'a');
    const values = fc.constantFrom('a', 'b', '', '1', '商品');
    const scopes = fc.dictionary(names, fc.array(values, { minLength: 1, maxLength: 3 }), { maxKeys: 3 });
    fc.assert(
      fc.property(scopes, fc.dictionary(names, values), (scope, facts) => {
        expect(atPoint(scope, facts)).toBe(matchesScope(scope, facts));
      }),
      { numRuns: 1_000 },
    );
  });
});
