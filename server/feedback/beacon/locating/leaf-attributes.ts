import type { Attribute } from '../series/attributes.ts';

/** Attributes by which voices are told apart. */
const MOST = 6;
/** An attribute that fewer voices carry explains little. */
const COVERED = 0.05;

/** Choosing costs what was counted so far, so it is done ever less often. */
export const isTimeToChoose = (voices: number): boolean =>
  (voices >= 64 && (voices & (voices - 1)) === 0) || voices % 100_000 === 0;

/**
 * The attributes that tell voices apart best: carried by many, with more than one value, and values that come again.
 * Those that are chosen stay chosen while they are fit.
 */
export function leafAttributes(
  attributes: ReadonlyMap<string, Pick<Attribute<unknown>, 'voices' | 'distinct' | 'leftOut'>>,
  before: readonly string[],
): string[] {
  const whole = attributes.get('source')?.voices ?? 0;
  const fit = [...attributes].filter(
    ([, { voices, distinct, leftOut }]) =>
      !leftOut && distinct >= 2 && voices >= whole * COVERED && distinct <= voices / 2,
  );
  const names = fit
    .sort(
      ([a, one], [b, other]) =>
        other.voices - one.voices || one.distinct - other.distinct || (a < b ? -1 : 1),
    )
    .map(([name]) => name);
  const kept = before.filter((name) => names.includes(name));
  return [...kept, ...names.filter((name) => !kept.includes(name))].slice(0, MOST);
}
