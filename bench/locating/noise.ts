import { seeded } from '../clustering/generated.ts';
import type { LocateCase } from './case.ts';
import { chanceOf } from './chance.ts';

/** The same case with forecasts that err more: each is multiplied by 1 + normal noise of that deviation. */
export function noisier(one: LocateCase, deviation: number): LocateCase {
  if (deviation <= 0 || one.leaves.kind !== 'value') return one;
  const chance = chanceOf(
    seeded([...one.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2 ** 31),
  );
  const expected = Array.from(one.leaves.expected, (value) =>
    Math.max(0, value * (1 + deviation * chance.normal())),
  );
  return { ...one, leaves: { ...one.leaves, expected } };
}
