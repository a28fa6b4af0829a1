import { seeded } from '../clustering/generated.ts';
import type { LocateCase } from './case.ts';
import { type Chance, chanceOf } from './chance.ts';

/** How forecasts err, as a factor of each, from the deviation asked for. */
const FORMS = {
  normal: (chance: Chance, deviation: number) => 1 + deviation * chance.normal(),
  /** One in ten errs five times as much. */
  heavy: (chance: Chance, deviation: number) =>
    1 + deviation * chance.normal() * (chance.uniform() < 0.1 ? 5 : 1),
  /** Thin leaves err more. */
  sized: (chance: Chance, deviation: number, value: number) =>
    1 + deviation * (1 + 10 / Math.sqrt(value + 1)) * chance.normal(),
  /** All too high by the deviation. */
  biased: (chance: Chance, deviation: number) => 1 + deviation + deviation * chance.normal(),
  /** One in twenty is anything from a third to threefold. */
  wild: (chance: Chance, deviation: number) =>
    chance.uniform() < 0.05 ? chance.uniform(0.33, 3) : 1 + deviation * chance.normal(),
} as const;

type NoiseForm = keyof typeof FORMS;

export const isNoiseForm = (name: string): name is NoiseForm => name in FORMS;

/** The same case with forecasts that err more: each is multiplied by a factor of the form. */
export function noisier(one: LocateCase, deviation: number, form: NoiseForm): LocateCase {
  if (deviation <= 0 || one.leaves.kind !== 'value') return one;
  const chance = chanceOf(
    seeded([...one.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2 ** 31),
  );
  const expected = Array.from(one.leaves.expected, (value) =>
    Math.max(0, value * FORMS[form](chance, deviation, value)),
  );
  return { ...one, leaves: { ...one.leaves, expected } };
}
