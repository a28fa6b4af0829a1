import { describe, expect, test } from 'vitest';
import type { Subject } from '../alarms/found.ts';
import { type Facts, matchesScope } from '../scope.ts';
import type { Leaves } from './leaf-counts.ts';
import { type Evidence, locateAlarm } from './locate-alarm.ts';

const PRODUCTS = ['kettle', 'lamp', 'chair', 'phone', 'shoes'];
const REGIONS = ['east', 'west', 'north'];
const CHANNELS = ['app', 'phone'];
const ATTRIBUTES = ['channel', 'product', 'region'];

/** Every combination came sixty times. */
const rows = CHANNELS.flatMap((channel) =>
  PRODUCTS.flatMap((product) => REGIONS.map((region) => [channel, product, region])),
);
const usualWhere = (wanted: (row: readonly string[]) => boolean): Leaves => {
  const values = rows.filter(wanted);
  return { attributes: ATTRIBUTES, values, counts: values.map(() => 60) };
};

interface Wish {
  readonly subject: Subject;
  /** All voices since the onset, the alarm's own among them. */
  readonly voices: readonly Facts[];
  /** How many were expected of all. */
  readonly expected: number;
}

/** What an alarm on the subject would be located from. */
function evidenceOf({ subject, voices, expected }: Wish): Evidence {
  const isOwn = (facts: Facts) => subject.type !== 'attribute' || facts[subject.attribute] === subject.value;
  const inLeaf = (row: readonly string[]) =>
    isOwn(Object.fromEntries(ATTRIBUTES.map((name, a) => [name, row[a]!])));
  const usual = usualWhere(inLeaf);
  const share = usual.values.length / rows.length;
  const others = voices.filter((facts) => !isOwn(facts));
  return {
    subject,
    direction: 'up',
    voices: voices.filter(isOwn),
    expected: expected * share,
    usual,
    others: {
      expected: expected * (1 - share),
      usual: () => usualWhere((row) => !inLeaf(row)),
      count: (scope) => others.filter((facts) => matchesScope(scope, facts)).length,
    },
  };
}

/** Voices spread evenly over what is not given. */
const voices = (count: number, given: Facts = {}): Facts[] =>
  Array.from({ length: count }, (_, n) => ({
    channel: CHANNELS[n % 2]!,
    product: PRODUCTS[n % 5]!,
    region: REGIONS[n % 3]!,
    ...given,
  }));

const region = { type: 'attribute', attribute: 'region', value: 'east' } as const;
const scopesOf = (wish: Wish) => locateAlarm(evidenceOf(wish)).causes.map(({ scope }) => scope);

describe('where an alarm lies', () => {
  test('an alarm of all voices is located to what explains it', () => {
    const burst = voices(30, { product: 'kettle', region: 'east' });
    const wish = { subject: { type: 'workspace' } as const, voices: burst, expected: 0.02 };
    expect(scopesOf(wish)).toEqual([{ product: ['kettle'], region: ['east'] }]);
  });

  test('L1: the alarm’s own value stands in the scope where the cause is only there', () => {
    const burst = [...voices(30, { product: 'kettle', region: 'east' }), ...voices(30)];
    expect(scopesOf({ subject: region, voices: burst, expected: 30 })).toEqual([
      { region: ['east'], product: ['kettle'] },
    ]);
  });

  test('L1: and is left out where the same cause is as clear outside of it', () => {
    const burst = [...voices(90, { product: 'kettle' }), ...voices(30)];
    expect(scopesOf({ subject: region, voices: burst, expected: 30 })).toEqual([{ product: ['kettle'] }]);
  });

  test('L2: a value that nothing inside explains is itself the cause', () => {
    const burst = [...voices(150, { region: 'east' }), ...voices(30)];
    const located = locateAlarm(evidenceOf({ subject: region, voices: burst, expected: 30 }));
    expect(located.causes.map(({ scope }) => scope)).toEqual([{ region: ['east'] }]);
    expect(located).toMatchObject({ explained: 1, outside: false });
  });

  test('what is the same everywhere lies outside the listed attributes', () => {
    const located = locateAlarm(
      evidenceOf({ subject: { type: 'workspace' }, voices: voices(300), expected: 30 }),
    );
    expect(located.causes).toEqual([]);
    expect(located.outside).toBe(true);
  });

  test('lifts are told against half a voice at least', () => {
    const burst = voices(10, { product: 'lamp' });
    const { causes } = locateAlarm(
      evidenceOf({ subject: { type: 'workspace' }, voices: burst, expected: 0.001 }),
    );
    expect(causes[0]).toMatchObject({ scope: { product: ['lamp'] }, lift: 20 });
  });
});
