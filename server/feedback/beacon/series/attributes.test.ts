import { expect, test } from 'vitest';
import { Attribute } from './attributes.ts';

/** Meets the values in turn, as the watch does; returns those that got a series. */
function watch(attribute: Attribute<string>, values: Iterable<string>): string[] {
  const given: string[] = [];
  for (const text of values) {
    if (attribute.leftOut) break;
    const value = attribute.meet(text, 0);
    if (value && attribute.deserves(value)) {
      attribute.give(text, text);
      given.push(text);
    }
  }
  return given;
}

const cycle = (length: number, times: number, name: (i: number) => string) =>
  Array.from({ length: length * times }, (_, i) => name(i % length));

test('S1 a value gets its series at its second voice', () => {
  expect(watch(new Attribute(), ['华东', '华南', '华东'])).toEqual(['华东']);
});

test('S2 order numbers are left out', () => {
  const attribute = new Attribute<string>();
  watch(
    attribute,
    Array.from({ length: 3_000 }, (_, i) => `order-${i}`),
  );
  expect(attribute.leftOut).toBe(true);
});

test('S4 amounts are a measure: left out, and never watched on the way', () => {
  const attribute = new Attribute<string>();
  expect(
    watch(
      attribute,
      cycle(200, 5, (i) => `${i * 3}.50`),
    ),
  ).toEqual([]);
  expect(attribute.leftOut).toBe(true);
});

test('S4 a few numbers, such as floors or stars, are watched after a while', () => {
  const attribute = new Attribute<string>();
  expect(watch(attribute, cycle(5, 100, String))).toHaveLength(5);
  expect(attribute.leftOut).toBe(false);
});

test('what was learned lives on in the state', () => {
  const attribute = new Attribute<string>();
  watch(attribute, cycle(40, 2, String));
  expect(new Attribute(attribute.state()).state()).toEqual(attribute.state());
});
