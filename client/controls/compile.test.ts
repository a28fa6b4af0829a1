import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, match } from './compile.ts';
import { type Control, compareControls, type Facts, type Scope } from './control.ts';

const NOW = Date.UTC(2026, 10, 2);
const now = () => NOW;
let made = 0;
const control = (scope: Scope, over: Partial<Control> = {}): Control => {
  made += 1;
  return {
    id: `c${made}`,
    number: made,
    scope,
    action: { type: 'hold-refund' },
    expiresAt: new Date(NOW + 60_000).toISOString(),
    drill: false,
    ...over,
  };
};

/** The rule in its plainest words, to compare with. */
const naive = (controls: readonly Control[], facts: Facts) =>
  controls
    .filter(({ drill, expiresAt }) => !drill && Date.parse(expiresAt) > NOW)
    .filter(({ scope }) =>
      Object.entries(scope).every(([name, values]) => {
        const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
        return fact !== undefined && fact !== null && values.includes(String(fact));
      }),
    )
    .sort(compareControls);

const names = fc.constantFrom('product', 'region', 'tier', 'amount', 'constructor');
const values = fc.constantFrom('a', 'b', 'c', '1', '2', 'true');
const scopes = fc.dictionary(names, fc.uniqueArray(values, { minLength: 1, maxLength: 4 }), { maxKeys: 4 });
const controls = fc.array(
  fc.record({
    scope: scopes,
    action: fc.constantFrom<Control['action'][]>(
      { type: 'pause-offer' },
      { type: 'hold-refund' },
      { type: 'banner', words: 'x' },
    ),
    life: fc.constantFrom(-1, 0, 1),
    drill: fc.boolean(),
  }),
  { maxLength: 40 },
);
const facts = fc.dictionary(
  names,
  fc.oneof(values, fc.constantFrom(1, 2), fc.boolean(), fc.constantFrom(null, undefined)),
);

describe('an index answers as a look at every control would', () => {
  test('for any controls and any facts', () => {
    fc.assert(
      fc.property(controls, facts, (many, known) => {
        const all = many.map(({ life, ...over }) =>
          control(over.scope, { ...over, expiresAt: new Date(NOW + life).toISOString() }),
        );
        expect(match(compile(all), known, now)).toEqual(naive(all, known));
      }),
      { numRuns: 500 },
    );
  });

  test('and counts each match once', () => {
    fc.assert(
      fc.property(controls, fc.array(facts, { maxLength: 10 }), (many, asked) => {
        const all = many.map(({ life: _, ...over }) => control(over.scope, over));
        const index = compile(all);
        const given = asked.flatMap((known) => match(index, known, now).map(({ id }) => id));
        const counted = index.all.flatMap(({ control: { id }, hits }) => new Array<string>(hits).fill(id));
        expect(counted.sort()).toEqual(given.sort());
      }),
    );
  });
});

test('where nothing matches, the answer is always the same empty list', () => {
  const index = compile([control({ product: ['roam'] }), control({ region: ['east'], product: ['card'] })]);
  const first = match(index, { product: 'other' }, now);
  expect(first).toEqual([]);
  expect(match(index, {}, now)).toBe(first);
  expect(match(index, { product: 'card', region: 'west' }, now)).toBe(first);
});

test('the strictest comes first, then the oldest', () => {
  const banner = control({}, { action: { type: 'banner', words: 'x' } });
  const late = control({ product: ['roam'] }, { action: { type: 'pause-offer' } });
  const later = control({ product: ['roam'] }, { action: { type: 'pause-offer' } });
  expect(match(compile([later, banner, late]), { product: 'roam' }, now)).toEqual([late, later, banner]);
});

test('a control is found by the attribute that the fewest share', () => {
  const many = Array.from({ length: 50 }, (_, n) => control({ channel: ['app'], product: [`p${n}`] }));
  const { shelves } = compile(many);
  expect(shelves.map(({ attribute }) => attribute)).toEqual(['product']);
});
