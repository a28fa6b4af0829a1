import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { isWithin } from '../scope.ts';
import { GROUP_MS, type Head, type Newcomer, placeOf, STORM_ALARMS } from './kin.ts';
import { AT, locatedIn, seconds } from './testing/findings.ts';

const attribute = (name: string, value: string) => ({ type: 'attribute', attribute: name, value }) as const;
const head = (over: Partial<Head> = {}): Head => ({
  id: newId(),
  direction: 'up',
  cause: null,
  discoveredAt: AT,
  gravest: 'major',
  subject: { type: 'workspace' },
  drillId: null,
  ...over,
});
const newcomer = (over: Partial<Newcomer> = {}): Newcomer => ({
  subject: { type: 'metric' },
  direction: 'up',
  at: seconds(10),
  drillId: null,
  causes: [],
  ...over,
});
const bondOf = (one: Newcomer, heads: Head[], recent = 0) => placeOf(one, heads, recent)?.bond ?? null;

describe('G3: kin within the grouping window', () => {
  const product = attribute('product', 'a');
  test.each([
    ['an attribute of the workspace', head(), newcomer({ subject: product }), 'grouped'],
    ['the workspace after its attribute', head({ subject: product }), newcomer({ subject: { type: 'workspace' } }), 'grouped'],
    ['a pain after the workspace', head(), newcomer({ subject: { type: 'pain', painId: newId() } }), 'grouped'],
    ['the same attribute, another value', head({ subject: product }), newcomer({ subject: attribute('product', 'b') }), null],
    ['another attribute', head({ subject: product }), newcomer({ subject: attribute('region', 'a') }), null],
    ['the other direction', head(), newcomer({ subject: product, direction: 'down' }), null],
    ['a metric', head(), newcomer(), null],
    ['later than the window', head(), newcomer({ subject: product, at: new Date(AT.getTime() + GROUP_MS + 1) }), null],
    ['another value than the workspace was located to',
      head({ cause: locatedIn({ product: ['b'] }) }), newcomer({ subject: product }), null],
  ] as const)('%s', (_, first, one, bond) => {
    expect(bondOf(one, [first])).toBe(bond);
  }); // biome-ignore format: a table
});

test('G5: the oldest kin heads, inhibition before grouping, kinship before storm', () => {
  const [old, young] = [head({ discoveredAt: seconds(-20) }), head({ discoveredAt: seconds(-5) })];
  const inside = newcomer({ subject: attribute('product', 'a') });
  expect(placeOf(inside, [old, young], 0)?.head.id).toBe(old.id);
  const located = head({ discoveredAt: seconds(-1), cause: locatedIn({ product: ['a'] }) });
  expect(placeOf(inside, [old, located], 0)).toMatchObject({ head: { id: located.id }, bond: 'inhibited' });
  const stranger = head({ discoveredAt: seconds(-60), subject: { type: 'metric' } });
  expect(placeOf(inside, [stranger, young], STORM_ALARMS)?.head.id).toBe(young.id);
});

test('G4: a storm takes in whatever comes, but nothing once its head is two minutes old', () => {
  const first = head({ subject: { type: 'metric' } });
  expect(bondOf(newcomer(), [first], STORM_ALARMS - 1)).toBeNull();
  expect(bondOf(newcomer(), [first], STORM_ALARMS)).toBe('grouped');
  expect(bondOf(newcomer({ at: seconds(121) }), [first], STORM_ALARMS)).toBeNull();
});

test('G1, G2 for any heads: never across drills, never inhibited outside the located scopes', () => {
  const value = fc.constantFrom('a', 'b', 'c');
  const scope = fc.dictionary(
    fc.constantFrom('product', 'region'),
    fc.array(value, { minLength: 1, maxLength: 2 }),
    {
      maxKeys: 2,
    },
  );
  const subject = fc.oneof(
    fc.constant({ type: 'workspace' } as const),
    fc.tuple(fc.constantFrom('product', 'region'), value).map(([name, one]) => attribute(name, one)),
  );
  const drill = fc.constantFrom(null, 'one', 'other');
  const direction = fc.constantFrom<'up' | 'down'>('up', 'down');
  const aHead = fc
    .record({
      subject,
      drill,
      direction,
      scopes: fc.array(scope, { maxLength: 2 }),
      at: fc.integer({ min: -900, max: 0 }),
    })
    .map(({ scopes, at, drill: drillId, ...rest }) =>
      head({
        ...rest,
        drillId,
        discoveredAt: seconds(at),
        cause: locatedIn(...(scopes as Record<string, string[]>[])),
      }),
    );
  const one = fc
    .record({ subject, drill, direction, recent: fc.integer({ min: 0, max: 9 }) })
    .map(({ drill: drillId, recent, ...rest }) => ({ recent, one: newcomer({ ...rest, drillId }) }));
  fc.assert(
    fc.property(fc.array(aHead, { maxLength: 6 }), one, (heads, { one: came, recent }) => {
      const place = placeOf(came, heads, recent);
      if (place === null) return;
      expect(place.head.drillId).toBe(came.drillId);
      if (place.bond !== 'inhibited' || came.subject.type !== 'attribute') return;
      const own = { [came.subject.attribute]: [came.subject.value] };
      expect(place.head.direction).toBe(came.direction);
      expect(place.head.cause!.causes.some(({ scope: wide }) => isWithin(own, wide))).toBe(true);
    }),
  );
});
